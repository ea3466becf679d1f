"""What a learner writes is found nowhere but on their own page and, once shared, on a coach's."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import connection

from coaching_xblock.core.consent import Consent
from coaching_xblock.host.seal import TOKEN
from coaching_xblock.reflection import ReflectionXBlock
from tests.host.platform import runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.test_canary import Everyone, canary, keys, walk

WEEK = "weekly-moved 2026-W10"
#: Every key that may stand in the clear, by its path.
ALLOWED = {
    *("schema", "entries", "messages", "drafts", "access_log"),
    *(
        f"entries.*.{key}"
        for key in ("id", "prompt", "occasion", "stage", "started", "changed", "submitted", "consent")
    ),
    *(f"entries.*.{key}" for key in ("writing", "checks", "asked", "tags", "versions")),
    *(f"entries.*.consent.{key}" for key in ("state", "since", "readers", "answers", "promised")),
    *(f"entries.*.writing.{key}" for key in ("text", "revision", "changed")),
    *(f"entries.*.versions.*.{key}" for key in ("id", "at", "kind", "words")),
    *(f"access_log.{key}" for key in ("lines", "earlier")),
    *(f"access_log.lines.*.{key}" for key in ("at", "who", "act", "item")),
}
#: What the leaves may be: a token, a moment, an id, a name of ours.
LEAF = re.compile(
    rf"{TOKEN.pattern}|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{{4}}-W\d\d|[a-z0-9]{{12}}|\d+|weekly-moved|"
    "draft|submitted|deleted|private|shared|withdrawn|opened|",
    re.ASCII,
)
COUNTED = {"schema", "access_log.earlier", "entries.*.writing.revision"}
SAID = {"entries.*.consent.answers", "entries.*.consent.promised"}
SLIDER = 7


class Reflecting(ReflectionXBlock):
    """A block whose author chose the weekly questions, which the coaches read."""

    prompts = ReflectionXBlock.prompts.__class__(
        default="weekly-check-in", scope=ReflectionXBlock.prompts.scope
    )
    sharing = ReflectionXBlock.sharing.__class__(default="read", scope=ReflectionXBlock.sharing.scope)


class Everybody(Everyone):
    """As there, at a reflection."""

    def block(self, user):
        block = runtime.lms_block(Reflecting, user, runtime.REFLECTION)
        block.runtime.events = self.events
        return block


@pytest.fixture
def everyone(database, platform, person, caplog):
    for logger in ("", "django", "coaching_xblock", "xblock"):
        caplog.set_level("DEBUG", logger)
    return Everybody(person("Maya Duarte"), person("Ines Prado", ["staff"]))


def lives(all):
    """A learner writes, sets sliders, goes back, is done, and shares: a word of its own in each text."""
    connection.force_debug_cursor = True
    for handler in sorted(Reflecting.handler_names()):
        for asks in (all.says, all.reads):
            sent = dict.fromkeys(("item", "entry", "version", "text", "learner", "keep", "readers"), canary())
            asks(handler, **sent, revision=0, values={canary(): canary()})
    all.says("show", item=WEEK, extra=canary())
    assert all.says("save_entry", item=f"weekly-moved {canary()}", text=canary(), revision=0)[0] == 400
    assert all.says("save_entry", item=WEEK, text=canary() * 20, revision=0)[0] == 200
    assert all.says("save_entry", item=WEEK, text=canary(), revision=0)[0] == 409
    assert all.says("save_entry", item=WEEK, text=canary() * 3000, revision=1)[0] == 413
    last = canary()
    # Half of the text goes: the draft before it is kept.
    assert all.says("save_entry", item=WEEK, text=last, revision=1)[0] == 200
    assert all.says("save_checks", item=WEEK, values={"energy": SLIDER})[0] == 200
    assert all.says("save_checks", item=WEEK, values={canary(): canary()})[0] == 400
    assert all.says("submit_entry", item=WEEK, text=canary())[0] == 409
    done = {"item": WEEK, "text": last, "readers": canary(), "consent": "promised"}
    assert all.says("submit_entry", **done)[0] == 200
    which = all.row["entries"][0]["id"]
    kept = all.row["entries"][0]["versions"][0]["id"]
    assert all.says("show", entry=which, version=kept, revise=canary(), trend="yes")[0] == 200
    assert all.says("restore_version", entry=which, version=canary())[0] == 404
    assert all.says("restore_version", entry=which, version=kept, extra=canary())[0] == 200
    assert all.says("ask_delete", entry=which, extra=canary())[0] == 200
    assert all.row["entries"][0]["consent"]["state"] == "shared"
    connection.force_debug_cursor = False
    return which


def none_found(all, caplog):
    places = {
        "rows": "\n".join(state or "" for state in StudentModule.objects.values_list("state", flat=True)),
        "logs": "\n".join([caplog.text, *(repr(record.__dict__) for record in caplog.records)]),
        "events": repr(all.events),
        "caches": repr([*cache._cache.values(), *cache._cache]),
        "staff debug panel": staff.debug_panel(all.block(all.maya)),
        "response report": staff.response_report(runtime.REFLECTION),
    }
    for place, text in places.items():
        assert [word for word in all.words if word in text] == [], place
    assert len(all.words) > 20 and "UPDATE" in caplog.text


def test_no_word_is_found_anywhere_at_any_stage(everyone, caplog):
    which = lives(everyone)
    none_found(everyone, caplog)
    assert everyone.says("delete_entry", entry=which, extra=canary())[0] == 200
    none_found(everyone, caplog)
    assert everyone.asked == set(Reflecting.handler_names())


def test_the_words_are_there_for_their_owner(everyone):
    """The search above would pass on a block that forgets everything."""
    which = lives(everyone)
    block = everyone.block(everyone.maya)
    (found,) = block.host.reading(block, str(everyone.maya.id)).entries
    assert not found["checks"] and found["versions"][-1]["words"]["checks"] == {"energy": SLIDER}
    assert set(re.findall(r"canary\d+bird", json.dumps(found["versions"]))) <= everyone.words
    assert found["writing"]["text"] in everyone.says("show", entry=which)[1]["html"]


@pytest.mark.parametrize("stage", ["shared", "deleted"])
def test_a_row_holds_structure_that_is_allowed_and_no_word_or_slider(everyone, stage):
    which = lives(everyone)
    if stage == "deleted":
        everyone.says("delete_entry", entry=which)
    row = everyone.row
    assert set(keys(row)) <= ALLOWED
    for path, leaf in walk(row):
        if isinstance(leaf, str):
            assert LEAF.fullmatch(leaf), (path, leaf)
        else:
            assert leaf is None or path in COUNTED | SAID, (path, leaf)
    assert (row["entries"][0]["consent"] == Consent().dump()) is (stage == "deleted")


def test_events_say_which_questions_and_nothing_else(everyone):
    which = lives(everyone)
    everyone.says("delete_entry", entry=which)
    names = {name for name, _ in everyone.events}
    assert names == {
        "completion",
        *(f"coaching.reflection.{verb}" for verb in ("begun", "submitted", "shared", "deleted")),
    }
    for name, facts in everyone.events:
        assert facts == ({"completion": 1.0} if name == "completion" else {"prompts": "weekly-check-in"})
