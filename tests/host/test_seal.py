"""Sealing by itself: what comes back, what does not open, and what each key is for."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from coaching_xblock.core.words import Locked, change_leaves
from coaching_xblock.host import seal
from coaching_xblock.host.seal import Seal, Unsealed

KEYS = ("first key", "second key")
TEXT = st.text(st.characters(codec=None, categories=None))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def place(owner="7", usage="u", keys=KEYS):
    return Seal(owner, usage, keys)


@given(JSON)
def test_any_json_comes_back(value):
    token = place().close(value)
    assert token.isascii()
    assert place().open(token) == value
    assert json.loads(json.dumps(token)) == token


@given(JSON)
def test_anything_can_be_opened_without_an_exception(value):
    assert place().open(value) == Locked(value)
    assert place().close(place().open(value)) == value


@given(st.text(alphabet="c1.0af=-_ü\ud800", max_size=60))
def test_what_looks_like_a_token_is_locked_or_opened_never_an_exception(text):
    assert place().open(text) == Locked(text)


@pytest.mark.parametrize("other", [place(owner="8"), place(usage="v"), place(keys=["another"])])
def test_a_token_opens_only_in_its_own_row_and_with_its_own_key(other):
    token = place().close("words")
    assert other.open(token) == Locked(token)
    assert other.close(other.open(token)) == token


def test_owner_and_usage_are_told_apart():
    """The same letters, cut elsewhere, are another row."""
    assert place("7", "1u").open(place("71", "u").close("words")) != "words"


def test_a_damaged_token_does_not_open():
    token = place().close("words")
    flipped = "A" if token[40] != "A" else "B"
    for damaged in (token[:-1], token + "A", token.replace("c1.", "c2."), token[:40] + flipped + token[41:]):
        assert isinstance(place().open(damaged), Locked)


def test_the_first_key_seals_and_all_open():
    old = place(keys=["second key"]).close("words")
    assert place().open(old) == "words"
    assert not place().is_newest(old)
    assert place().is_newest(place().close("words"))


def test_two_tokens_of_the_same_words_differ():
    assert place().close("words") != place().close("words")


def test_words_from_before_the_site_had_keys_still_open(settings):
    settings.COACHING_KEYS = []
    token = Seal("7", "u").close("words")
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    assert Seal("7", "u").open(token) == "words"
    assert not Seal("7", "u").is_newest(token)


def test_one_text_instead_of_a_list_is_one_key(settings):
    settings.COACHING_KEYS = "one text"
    assert seal.secrets()[0] == "one text"


def test_unsealed_gives_each_token_back_once():
    tokens = [place().close("same"), place().close("same"), place().close("other")]
    words = Unsealed(place())
    assert [words.open(token) for token in tokens] == ["same", "same", "other"]
    back = [words.close(each) for each in ("other", "same", "same", "same")]
    assert back[:3] == [tokens[2], tokens[0], tokens[1]]
    assert back[3] not in tokens and place().open(back[3]) == "same"


def test_the_draft_key_is_32_bytes_of_its_own(settings):
    key = seal.draft_key("7", "u")
    assert len(base64.urlsafe_b64decode(key)) == 32
    assert key == seal.draft_key("7", "u")
    assert key not in {seal.draft_key("8", "u"), seal.draft_key("7", "v")}
    assert key.encode() != seal.derive(seal.secrets()[-1], "words", "7", "u")
    settings.SECRET_KEY = "another secret key of the site"
    assert key != seal.draft_key("7", "u")


ROWS = st.fixed_dictionaries(
    {"sittings": st.lists(st.fixed_dictionaries({"id": TEXT, "note": st.none() | JSON, "answers": JSON}))}
)


@limits(max_examples=40)
@given(ROWS)
def test_sealing_the_leaves_of_a_row_and_opening_them_gives_the_row(row):
    patterns = ("sittings.*.note", "sittings.*.answers", "nowhere.*.text", "sittings.*.id.deeper")
    sealed = change_leaves(row, patterns, place().close)
    assert [each["id"] for each in sealed["sittings"]] == [each["id"] for each in row["sittings"]]
    for each in sealed["sittings"]:
        assert all(leaf is None or leaf.startswith("c1.") for leaf in (each["note"], each["answers"]))
    assert change_leaves(sealed, patterns, place().open) == row


def test_a_new_first_key_does_not_shut_what_browsers_kept(settings):
    settings.COACHING_KEYS = ["the first of all keys, long enough"]
    before = seal.draft_key("7", "u")
    settings.COACHING_KEYS = ["a new key in front, long enough too", *settings.COACHING_KEYS]
    assert seal.draft_key("7", "u") == before
