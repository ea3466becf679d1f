"""Every row of the desk has a vault from its first write, on every host; its token shows nothing."""

import base64
import json
import re
import struct

import pytest

from coaching_xblock.core import limits
from coaching_xblock.core.errors import TooLarge
from coaching_xblock.core.vault import EMPTY, Vault, stirred
from coaching_xblock.core.words import Locked
from coaching_xblock.host.base import beside, usage_of
from coaching_xblock.host.preview import PreviewHost, _SessionSlot

FULL = Vault({"drafts": "x" * 900}, {"messages": ["said " * 300]}, {"concerns": ["seen " * 300]})


@pytest.fixture(params=["memory", "workbench", "lms", "preview"])
def stage(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def desk(stage):
    """The desk of the same course, as any block sees it."""
    usage = usage_of(stage.block).replace("a1", "d1").replace("coaching_assessment", "coaching_desk")
    return beside(stage.block, usage, "coaching_desk")


@pytest.fixture
def raw(stage, desk):
    """The row as it is stored."""

    def read():
        place = stage.block.host
        if isinstance(place, PreviewHost):
            return _SessionSlot(desk, place._store).read()
        return place.load(stage.person, usage_of(desk))

    return read


def write(stage, desk, **fields):
    with stage.block.host.editing(desk, stage.person) as state:
        for name, value in fields.items():
            setattr(state, name, value)


@pytest.mark.parametrize(
    "first",
    [
        {"messages": [{"id": "m", "words": {"text": "hello"}}]},
        {"card": {"days": 3}},
        {"drafts": [{"id": "d", "words": {"text": "dear"}}]},
        {"snippets": [{"id": "s", "text": "thank you"}]},
        {"access_log": {"lines": []}},
        {"vault": FULL.dump()},
    ],
    ids=lambda first: next(iter(first)),
)
def test_the_first_write_of_any_kind_stores_one(stage, desk, raw, first):
    write(stage, desk, **first)
    assert re.fullmatch(r"c1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+={0,2}", raw()["vault"])


def test_its_token_has_the_same_length_whether_it_holds_much_or_nothing(stage, desk, raw):
    lengths = set()
    write(stage, desk, card={"days": 1})
    for kept in (Vault(), FULL, Vault(talk={"a": "ü" * 500}), FULL.put("own", {}), Vault()):
        lengths.add(len(raw()["vault"]))
        write(stage, desk, vault=kept.dump())
        lengths.add(len(raw()["vault"]))
    assert len(lengths) == 1


def test_nothing_stored_reads_as_an_empty_one(stage, desk, raw):
    assert Vault.load(stage.block.host.reading(desk, stage.person).vault) == Vault()
    assert not raw()


def test_what_was_put_in_comes_out(stage, desk):
    if isinstance(stage.block.host, PreviewHost):
        pytest.skip("A preview reads its own block only.")
    write(stage, desk, vault=FULL.dump())
    assert Vault.load(stage.block.host.reading(desk, stage.person).vault) == FULL


def test_every_write_of_the_row_seals_it_anew(stage, desk, raw):
    """A token that changed with a word in it alone would tell that there is one."""
    seen = set()
    for days in range(3):
        write(stage, desk, card={"days": days})
        seen.add(raw()["vault"])
    write(stage, desk, vault=FULL.dump())
    seen.add(raw()["vault"])
    write(stage, desk, card={"days": 4})
    seen.add(raw()["vault"])
    assert len(seen) == 5


def test_a_look_alone_can_store_it_anew_with_nothing_else_changed(stage, desk, raw):
    write(stage, desk, card={"days": 1})
    before = raw()
    with stage.block.host.editing(desk, stage.person) as state:
        state.vault = stirred(state.vault)
    after = raw()
    assert before["vault"] != after["vault"]
    assert {**before, "vault": ""} == {**after, "vault": ""}


def test_no_token_says_when_it_was_sealed(stage, desk, raw):
    write(stage, desk, snippets=[{"id": "s", "text": "thank you"}], vault=FULL.dump())
    for token in (raw()["vault"], raw()["snippets"][0]["text"]):
        body = base64.urlsafe_b64decode(token.split(".")[2])
        assert struct.unpack(">BQ", body[:9]) == (0x80, 0)


def test_a_full_row_has_room_for_it(stage, desk, raw, monkeypatch):
    write(stage, desk, card={"days": 1})
    monkeypatch.setattr(limits, "ROW_BYTES", len(json.dumps(raw())))
    write(stage, desk, vault=FULL.dump())
    with pytest.raises(TooLarge):
        write(stage, desk, snippets=[{"id": "s", "text": "thank you"}])


def test_one_that_does_not_open_is_kept_byte_for_byte(stage, desk, raw, settings):
    if isinstance(stage.block.host, PreviewHost):
        pytest.skip("A preview reads its own block only.")
    write(stage, desk, vault=FULL.dump())
    token = raw()["vault"]
    settings.COACHING_KEYS = ["a key of thirty-two characters or more"]
    assert isinstance(stage.block.host.reading(desk, stage.person).vault, Locked)
    write(stage, desk, card={"days": 2})
    with stage.block.host.editing(desk, stage.person) as state:
        state.vault = stirred(state.vault)
    assert raw()["vault"] == token


def test_an_old_empty_text_is_none(stage, desk, raw):
    if not hasattr(stage.block.host, "stored"):
        pytest.skip("One host is enough.")
    stage.block.host.stored[stage.person, usage_of(desk)] = ('{"schema": 1, "vault": ""}', "")
    assert stage.block.host.reading(desk, stage.person).vault == EMPTY
