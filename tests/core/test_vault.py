"""A text of one length, whatever stands in it; one compartment tells nothing of another."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import vault
from coaching_xblock.core.errors import Forbidden, TooLarge
from coaching_xblock.core.vault import EMPTY, SIZES, Vault, stirred
from coaching_xblock.core.words import Locked

LENGTH = sum(SIZES.values())
#: Browsers send halves of emoji, so lone surrogates are among them.
WORDS = st.text(st.characters(), max_size=300)


@given(own=WORDS, talk=st.lists(WORDS, max_size=4), concern=WORDS)
def test_what_was_put_in_comes_out_and_the_length_never_changes(
    own: str, talk: list[str], concern: str
) -> None:
    kept = Vault({"a": own}, {"messages": talk}, {"b": concern})
    leaf = kept.dump()
    assert Vault.load(leaf) == kept
    assert len(leaf) == len(json.dumps(leaf, ensure_ascii=False).encode()) - 2 == LENGTH


def test_an_empty_one_has_that_length_too() -> None:
    assert len(EMPTY) == len(Vault().dump()) == LENGTH
    assert Vault.load(EMPTY) == Vault()


def test_it_is_another_text_each_time() -> None:
    texts = {EMPTY, stirred(EMPTY), stirred(EMPTY), Vault().dump()}
    assert len(texts) == 4
    assert all(Vault.load(each) == Vault() for each in texts)


@pytest.mark.parametrize("part", SIZES)
def test_a_full_compartment_says_so_and_leaves_the_others_room(part: vault.Part) -> None:
    letters = "".join(chr(random.randrange(0x4E00, 0x9FFF)) for _ in range(9000))
    full = Vault().put(part, {"text": letters})
    with pytest.raises(TooLarge) as refused:
        full.dump()
    assert refused.value.code == ("draft_vault_full" if part == "own" else "vault_full")
    others = {each: {"text": "x" * 3000} for each in SIZES if each != part}
    fits = Vault(**{**others, part: {"text": letters[:2000]}})
    assert Vault.load(fits.dump()) == fits


@pytest.mark.parametrize("text", ["word and word " * 1000, "言葉は大切です。" * 600])
def test_there_is_room_for_a_long_talk(text: str) -> None:
    assert len(Vault(talk={"text": text}).dump()) == LENGTH


def test_what_does_not_open_is_refused_and_stays() -> None:
    locked = Locked("c1.token")
    with pytest.raises(Forbidden) as refused:
        Vault.load(locked)
    assert refused.value.code == "locked"
    assert stirred(locked) is locked
