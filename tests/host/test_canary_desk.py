"""What is written on the desk is found nowhere but where it belongs: on one's own page, and on a coach's."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import connection

from coaching_xblock.core import agreement, card
from coaching_xblock.desk import DeskXBlock
from coaching_xblock.host.seal import TOKEN
from tests.host.platform import runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.test_canary import Everyone, canary, keys, walk

#: Every key that may stand in the clear, by its path.
ALLOWED = {
    *("schema", "messages", "drafts", "access_log", "agreements", "card", "snippets", "vault"),
    *(f"messages.*.{key}" for key in ("id", "item", "by", "kind", "sent", "read", "reader", "edited")),
    *(f"messages.*.{key}" for key in ("deleted", "to", "until", "seen", "words")),
    *(f"drafts.*.{key}" for key in ("id", "learner", "item", "changed", "words")),
    *(f"agreements.*.{key}" for key in ("id", "by", "at", "edition", "words", "accepted", "asked")),
    *(f"agreements.*.accepted.{key}" for key in ("learner", "coach", "coach_id")),
    *(f"card.{key}" for key in ("words", "edition", "days", "workdays", "absences", "instead", "revision")),
    *(f"card.absences.*.{key}" for key in ("from", "to", "instead")),
    *(f"snippets.*.{key}" for key in ("id", "text", "revision", "changed")),
    *(f"access_log.{key}" for key in ("lines", "earlier")),
    *(f"access_log.lines.*.{key}" for key in ("at", "who", "act", "item")),
}
#: What the leaves may be: a token, a moment, a day, an id, a name of ours.
LEAF = re.compile(
    rf"{TOKEN.pattern}|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{{4}}-\d\d-\d\d|[a-z0-9]{{12}}|\d+|"
    "message|ask|talk|receipt|passed|opened|card|agreement|agreement-change|",
    re.ASCII,
)
COUNTED = {
    *("schema", "access_log.earlier", "card.edition", "card.days", "card.workdays.*", "card.revision"),
    *("agreements.*.edition", "snippets.*.revision"),
}
TEXTS = {
    *("learner", "item", "about", "text", "message", "messages", "version", "after", "search", "draft", "to"),
    *("source", "selected", "passage", "instead", "from", "until", *card.PARTS, *agreement.PARTS),
}


class Everybody(Everyone):
    """As there, at a desk."""

    def block(self, user):
        block = runtime.lms_block(DeskXBlock, user, runtime.DESK)
        block.runtime.events = self.events
        return block

    def coach_row(self):
        return json.loads(StudentModule.objects.get(student=self.coach).state)


@pytest.fixture
def everyone(database, platform, person, caplog):
    for logger in ("", "django", "coaching_xblock", "xblock"):
        caplog.set_level("DEBUG", logger)
    platform.add(runtime.DESK, "The desk")
    platform.tree = {runtime.COURSE.make_usage_key("course", "course"): [runtime.DESK]}
    return Everybody(person("Maya Duarte"), person("Ines Prado", ["staff"], enrolled=False))


def lives(all):
    """Whatever the desk is for, with a word of its own in each text field of each handler."""
    connection.force_debug_cursor = True
    for handler in sorted(set(DeskXBlock.handler_names()) - {"list_learners"}):
        for asks in (all.says, all.reads):
            asks(handler, **dict.fromkeys(sorted(TEXTS), canary()), revision=0)
    shows(all)
    talks(all)
    agrees(all)
    connection.force_debug_cursor = False
    # A name that a coach looks for is part of a query: here, and only here, statements are not logged.
    assert all.reads("list_learners", search=canary())[0] == 200


def shows(all):
    """A coach's card, a draft over it, a promise and an absence."""
    texts = {part: canary() for part in card.PARTS if part not in card.ADDRESSES}
    texts |= {part: f"https://{canary()}.example.org/" for part in card.ADDRESSES}
    for part, text in texts.items():
        assert all.reads("save_card", item=part, text=text, revision=0)[0] == 200
        assert all.reads("save_card", item=part, text=canary(), revision=0)[0] == 409
    assert all.reads("preview_card", extra=canary())[0] == 200
    assert all.reads("show_card", **texts)[0] == 200
    revision = all.coach_row()["card"]["edition"]
    assert all.reads("save_card", item="how", text=canary(), revision=revision)[0] == 200
    assert all.reads("show_card", **{**texts, "how": canary()})[0] == 409
    assert all.reads("save_promise", days="3", revision=0, **{"workday-0": "yes"})[0] == 200
    assert all.reads("add_absence", **{"from": "2100-03-01", "to": "2100-03-02"})[0] == 200
    status, page = all.says("show_desk", extra=canary())
    assert status == 200 and texts["times"] in page["html"]


def talks(all):
    """Asked, wished, opened, answered, and a draft that is never sent."""
    maya = str(all.maya.id)
    for place, handler in ((f"{maya}   text", "send_message"), (f"{maya}  talk text", "ask_talk")):
        text = canary()
        assert all.says("save_message_draft", item=place, text=text, revision=0)[0] == 200
        assert all.says("save_message_draft", item=place, text=canary(), revision=0)[0] == 409
        assert all.says(handler, text=canary())[0] == 409
        assert all.says(handler, text=text)[0] == 200
    status, page = all.reads("open_learner", learner=maya, about=canary())
    assert status == 200 and text in page["html"]
    text = canary()
    assert all.reads("save_message_draft", item=f"{maya}   text", text=text, revision=0)[0] == 200
    assert all.reads("send_message", learner=maya, text=text)[0] == 200
    assert all.reads("acknowledge", learner=maya, promise="yes", until="2100-01-01")[0] in (200, 400)
    assert all.reads("save_message_draft", item=f"{maya}   text", text=canary(), revision=9)[0] == 200
    answer = all.row["messages"][2]["id"]
    assert text in all.says("read_messages", messages=answer)[1]["html"]
    assert all.says("show_story", extra=canary())[0] == 200


def agrees(all):
    """An agreement is offered, a change is asked for, another version is proposed and accepted."""
    maya = str(all.maya.id)
    assert all.reads("open_agreement", learner=maya, write="yes", extra=canary())[0] == 200
    texts = {part: canary() for part in agreement.PARTS}
    for part, text in texts.items():
        assert all.reads("save_agreement", item=f"{maya} {part}", text=text, revision=0)[0] == 200
        assert all.reads("save_agreement", item=f"{maya} {part}", text=canary(), revision=0)[0] == 409
    sent = {"learner": maya, "after": ""}
    assert all.reads("send_agreement", **sent, **{**texts, "often": canary()})[0] == 409
    assert all.reads("send_agreement", **sent, **texts)[0] == 200
    version = all.row["agreements"][0]["id"]
    assert texts["often"] in all.says("open_agreement")[1]["html"]
    wish = canary()
    # The first round above began one already.
    assert all.says("save_change", text=wish, revision=1)[0] == 200
    assert all.says("ask_change", version=version, text=canary())[0] == 409
    assert all.says("ask_change", version=version, text=wish)[0] == 200
    edition = all.row["agreements"][0]["edition"]
    text = canary()
    assert all.says("save_agreement", item=f"{maya} often", text=text, revision=edition)[0] == 200
    assert all.says("send_agreement", after=version, **{**texts, "often": text})[0] == 200
    version = all.row["agreements"][1]["id"]
    assert all.reads("accept_agreement", learner=maya, version=version, extra=canary())[0] == 200
    edition = all.row["agreements"][1]["edition"]
    assert all.says("save_agreement", item=f"{maya} often", text=canary(), revision=edition)[0] == 200
    assert all.reads("save_agreement", item=f"{maya} often", text=canary(), revision=edition)[0] == 200


def test_no_word_is_found_anywhere(everyone, caplog):
    lives(everyone)
    places = {
        "rows": "\n".join(state or "" for state in StudentModule.objects.values_list("state", flat=True)),
        "logs": "\n".join([caplog.text, *(repr(record.__dict__) for record in caplog.records)]),
        "events": repr(everyone.events),
        "caches": repr([*cache._cache.values(), *cache._cache]),
        "staff debug panel": staff.debug_panel(everyone.block(everyone.maya)),
        "response report": staff.response_report(runtime.DESK),
    }
    for place, text in places.items():
        assert [word for word in everyone.words if word in text] == [], place
    assert len(everyone.words) > 50 and "UPDATE" in caplog.text
    assert everyone.asked == set(DeskXBlock.handler_names())


def test_rows_hold_structure_that_is_allowed_and_no_word(everyone):
    lives(everyone)
    for row in (everyone.row, everyone.coach_row()):
        assert set(keys(row)) <= ALLOWED
        for path, leaf in walk(row):
            if isinstance(leaf, str):
                assert LEAF.fullmatch(leaf), (path, leaf)
            else:
                assert leaf is None or path in COUNTED, (path, leaf)
    assert [each["item"] for each in everyone.row["drafts"]] == ["agreement"]
    assert {each["item"] for each in everyone.coach_row()["drafts"]} == {"", "card", "agreement"}


def test_events_carry_nothing(everyone):
    lives(everyone)
    names = {name for name, _ in everyone.events}
    assert {f"coaching.desk.{what}" for what in ("message_sent", "message_read", "change_asked")} <= names
    assert {f"coaching.desk.agreement_{what}" for what in ("sent", "accepted")} <= names
    assert all(facts == {} for _, facts in everyone.events)
