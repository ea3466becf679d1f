"""Words that a person writes are found nowhere but on their own page and, once shared, on a coach's.

Each text gets a word of its own, through the real handlers, on tables of the platform's shape; then all that
is kept or logged is searched for it.
"""

import json
import logging
import re
from itertools import count

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.cache import cache
from django.db import connection
from webob import Request

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core.about import PARTS
from coaching_xblock.core.consent import Consent
from coaching_xblock.host.seal import TOKEN
from tests.host.platform import runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.recording import Talk

_NUMBERS = count(1)
ITEMS = [f"i{n:02}" for n in range(1, 31)]
NURSE = "29-1141.00"

#: Every key that may stand in the clear, by its path; what the platform's reset adds is among them.
ALLOWED = {
    "schema",
    *("attempts", "score_history", "correct_map_history", "student_answers_history"),
    "sittings",
    *(
        f"sittings.*.{key}"
        for key in ("id", "instrument", "digest", "stage", "started", "changed", "finished")
    ),
    *(f"sittings.*.{key}" for key in ("answered", "answers", "shown", "echoes", "consent", "note")),
    *(f"sittings.*.consent.{key}" for key in ("state", "since", "readers", "answers")),
    *(f"sittings.*.note.{key}" for key in ("text", "revision", "changed")),
    "access_log",
    *(f"access_log.{key}" for key in ("lines", "earlier")),
    *(f"access_log.lines.*.{key}" for key in ("at", "who", "act", "item")),
    *("records", "messages", "shortlist", "links", "drafts"),
    *(
        f"shortlist.*.{key}"
        for key in ("id", "stage", "added", "changed", "sitting", "what", "consent", "note")
    ),
    *(f"shortlist.*.consent.{key}" for key in ("state", "since", "readers", "answers")),
    *(f"shortlist.*.note.{key}" for key in ("text", "revision", "changed")),
    *(f"messages.*.{key}" for key in ("id", "item", "by", "kind", "sent", "read", "reader", "edited")),
    *(f"messages.*.{key}" for key in ("deleted", "to", "until", "seen", "words")),
    *(f"drafts.*.{key}" for key in ("id", "learner", "item", "changed", "words")),
}
#: What the leaves may be: a token, a moment, an id, a digest, a name of ours.
LEAF = re.compile(
    rf"{TOKEN.pattern}|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ|[a-z0-9]{{12}}|[0-9a-f]{{16,64}}|\d+|"
    "onet-mini-ip|begun|finished|deleted|kept|removed|private|shared|withdrawn|opened|answers_shared|message|receipt|passed|"
    r"\d{4}-\d\d-\d\d|",
    re.ASCII,
)
#: Numbers in the clear: counts and revisions. Neither answers nor scores.
COUNTED = {
    *("schema", "attempts", "sittings.*.answered", "sittings.*.note.revision", "access_log.earlier"),
    "shortlist.*.note.revision",
}

#: Yes or no in the clear: what was consented to.
SAID = {"sittings.*.consent.answers", "shortlist.*.consent.answers"}


def canary():
    return f"canary{next(_NUMBERS)}bird"


class Everyone:
    """Maya, her coach and an author, at the real handlers; everything said is in *words*."""

    def __init__(self, maya, coach):
        self.maya, self.coach = maya, coach
        self.words, self.events, self.asked = set(), [], set()

    def block(self, user):
        block = runtime.lms_block(AssessmentXBlock, user)
        block.runtime.events = self.events
        return block

    def post(self, block, handler, **data):
        self.asked.add(handler)
        self.words |= set(re.findall(r"canary\d+bird", json.dumps(data)))
        request = Request.blank("/", method="POST", body=json.dumps(data).encode())
        request.content_type = "application/json"
        response = block.handle(handler, request)
        return response.status_code, json.loads(response.body)

    def says(self, handler, **data):
        return self.post(self.block(self.maya), handler, **data)

    def reads(self, handler, **data):
        return self.post(self.block(self.coach), handler, **data)

    @property
    def row(self):
        return json.loads(StudentModule.objects.get(student=self.maya).state)


@pytest.fixture
def everyone(database, platform, person, caplog):
    for logger in ("", "django", "coaching_xblock", "xblock"):
        caplog.set_level(logging.DEBUG, logger)
    return Everyone(person("Maya Duarte"), person("Ines Prado", ["staff"]))


def lives(all):
    """A learner's whole way through the block, with a word of its own in each text field of each handler."""
    connection.force_debug_cursor = True
    all.says("show", extra=canary())
    all.says("draft_key", extra=canary())
    all.says("begin", old_enough=canary())
    assert all.says("begin", old_enough="yes", extra=canary())[0] == 200
    which = all.row["sittings"][0]["id"]
    all.says("save_answers", sitting=canary(), answers={})
    all.says("save_answers", sitting=which, answers={canary(): {"value": 1, "was": None}})
    all.says("save_answers", sitting=which, answers={"i01": {"value": canary(), "was": canary()}})
    answers = {item: {"value": n % 5 + 1, "was": None} for n, item in enumerate(ITEMS)}
    assert all.says("save_answers", sitting=which, answers=answers)[0] == 200
    assert all.says("save_answers", sitting=which, answers={"i01": {"value": 4, "was": 3}})[0] == 409
    all.says("finish", sitting=canary())
    assert all.says("finish", sitting=which, extra=canary())[0] == 200
    assert all.says("save_note", item=which, text=canary(), revision=0)[0] == 200
    assert all.says("save_note", item=which, text=canary(), revision=0)[0] == 409
    assert all.says("save_note", item=which, text=canary() * 3000, revision=1)[0] == 413
    assert all.says("save_note", item=which, text=canary(), revision=1)[0] == 200
    all.says("save_note", item=canary(), text=canary(), revision=canary())
    all.says("say_back", sitting=which, scale="R", sounds=canary())
    assert all.says("say_back", sitting=which, scale="R", sounds="no", extra=canary())[0] == 200
    assert all.says("save_why", item=f"{which} R", text=canary(), revision=0)[0] == 200
    assert all.says("save_why", item=f"{which} R", text=canary(), revision=0)[0] == 409
    assert all.says("save_why", item=f"{which} R", text=canary() * 3000, revision=1)[0] == 413
    all.says("save_tried", sitting=which, scale="R", **{f"tried-{canary()}": canary(), "seen": canary()})
    assert all.says("save_tried", sitting=which, scale="R", **{"tried-0": canary()})[0] == 200
    assert all.says("show_answers", sitting=which, extra=canary())[0] == 200
    for handler in ("ask_share", "share", "preview_as_coach"):
        assert all.says(handler, sitting=which, extra=canary())[0] == 200
        all.says(handler, sitting=canary())
    for handler in ("sample_result", "library_source"):
        assert all.says(handler, level=canary(), name=canary())[0] == 403
    all.reads("open_result", learner=canary(), sitting=canary())
    status, opened = all.reads("open_result", learner=str(all.maya.id), sitting=which, extra=canary())
    assert status == 200 and opened["html"]
    talks(all, which)
    keeps(all, which)
    again(all, which)
    connection.force_debug_cursor = False
    # A name that a coach looks for is part of a query: here, and only here, statements are not logged.
    assert all.reads("list_shared", search=canary(), everyone="yes", page=1)[0] == 200
    return which


def talks(all, which):
    """Feedback beside that result, its answer, quotes, edits, and drafts that are never sent."""
    maya = str(all.maya.id)
    place = {"learner": maya, "item": which, "about": "scale:S"}
    all.reads("write_message", **{**place, "about": f"scale:{canary()}"})
    assert all.reads("write_message", **place, extra=canary())[0] == 200
    item = f"{maya} {which} scale:S"
    texts = {part: canary() for part in PARTS}
    for part, text in texts.items():
        drafts(all.reads, f"{item} {part}", text)
    all.reads("save_message_draft", item=f"{item} {canary()}", text=canary(), revision=0)
    all.reads("save_message_draft", item=canary(), text=canary(), revision=canary())
    assert all.reads("send_message", **place, **dict.fromkeys(PARTS, canary()))[0] == 409
    assert all.reads("send_message", **place, **texts, extra=canary())[0] == 200
    message = all.row["messages"][0]["id"]
    all.reads("take_back_message", **place, message=canary())
    all.says("read_messages", **place, messages=canary())
    status, opened = all.says("read_messages", **place, messages=message, extra=canary())
    assert status == 200 and texts["stands_out"] in opened["html"]
    assert all.reads("take_back_message", **place, message=message)[0] == 400
    answers(all, place, f"{item} text", message, texts["could_grow"])
    assert all.reads("save_message_draft", item=f"{item} stands_out", text=canary(), revision=0)[0] == 200
    for handler in ("ask_worry", "save_worry", "send_worry"):
        worry = {"learner": maya, "item": f"{maya} {which} seen", "text": canary(), "reason": canary()}
        all.reads(handler, **worry, revision=0, guards=canary())
    all.reads("open_written", learner=canary())
    all.reads("compare_shared", learner=maya, before=canary(), after=which)
    all.reads("drop_message_draft", draft=canary(), learner=maya)


def drafts(writes, item, text):
    """One text, written, then by another window, then too long."""
    sent = {"item": item, "text": text, "revision": 0}
    assert writes("save_message_draft", **sent)[0] == 200
    assert writes("save_message_draft", **{**sent, "text": canary()})[0] == 409
    assert writes("save_message_draft", **{**sent, "text": canary() * 3000, "revision": 1})[0] == 413


def answers(all, place, item, message, quoted):
    """The learner quotes, answers, changes that; the coach reads it, and answers without writing."""
    for selected, status in ((canary(), 400), (quoted, 200)):
        found = all.says("quote_words", **place, source=message, version="", selected=selected)
        assert found[0] == status
    text = canary()
    drafts(all.says, item, text)
    assert all.says("send_message", **place, text=canary(), differently=canary())[0] == 409
    assert all.says("send_message", **place, text=text, differently="yes")[0] == 200
    assert all.reads("open_result", learner=place["learner"], sitting=place["item"])[0] == 200
    mine = all.row["messages"][-1]["id"]
    assert all.says("edit_message", **place, message=mine, extra=canary())[0] == 200
    change, changed = item.replace("scale:S", f"edit:{mine}"), canary()
    assert all.says("save_message_draft", item=change, text=changed, revision=1)[0] == 200
    assert all.says("change_message", **place, message=mine, text=canary())[0] == 409
    assert all.says("change_message", **place, message=mine, text=changed)[0] == 200
    assert all.says("save_message_draft", item=item, text=canary(), revision=0)[0] == 200
    all.says("drop_quote", **place, number=canary())
    assert all.says("drop_quote", **place, number=0)[0] == 200
    all.reads("acknowledge", **place, promise="yes", until=canary())
    assert all.reads("acknowledge", **place, extra=canary())[0] == 200
    all.reads("pass_on", **place, to=canary())
    assert all.reads("show_messages", **place, talk=1)[0] == 200
    all.says("delete_message", **place, message=canary(), sure="yes")
    assert all.says("delete_message", **place, message=mine, sure=canary())[0] == 200


def keeps(all, which):
    """Occupations looked for, and a shortlist with work in own words, a note, and a share."""
    place = {"sitting": which, "words": canary(), "extra": canary()}
    assert all.says("explore", **place)[0] == 200
    all.says("occupation", **place, soc=canary())
    assert all.says("occupation", **place, soc=NURSE)[0] == 200
    all.says("add_occupation", **place, soc=canary())
    assert all.says("add_occupation", **place, soc=NURSE)[0] == 200
    assert all.says("add_work", work=canary())[0] == 200
    assert all.says("add_work", work=canary() * 30)[0] == 400
    entry = all.row["shortlist"][1]["id"]
    assert all.says("save_entry_note", item=entry, text=canary(), revision=0)[0] == 200
    assert all.says("save_entry_note", item=entry, text=canary(), revision=0)[0] == 409
    assert all.says("save_entry_note", item=entry, text=canary() * 3000, revision=1)[0] == 413
    assert all.says("show_shortlist", extra=canary())[0] == 200
    all.says("show_entry", entry=canary(), panel=canary())
    for handler in ("show_entry", "share_entry", "withdraw_entry", "share_entry"):
        mark = Consent.load(all.row["shortlist"][-1]["consent"]).mark
        assert all.says(handler, entry=entry, consent=mark, extra=canary())[0] == 200
    all.reads("open_shortlist", learner=canary())
    assert all.reads("open_shortlist", learner=str(all.maya.id), extra=canary())[0] == 200
    assert all.says("remove_entry", entry=all.row["shortlist"][0]["id"], extra=canary())[0] == 200


def again(all, which):
    """A second time, both results side by side, what is started from one, and a copy of everything."""
    assert all.says("ask_again", extra=canary())[0] == 200
    assert all.says("begin", again=which, extra=canary())[0] == 200
    later = all.row["sittings"][-1]["id"]
    assert all.says("promise", sitting=later, keep=canary())[0] == 200
    answers = {item: {"value": 5 - n % 5, "was": None} for n, item in enumerate(ITEMS)}
    assert all.says("save_answers", sitting=later, answers=answers)[0] == 200
    assert all.says("finish", sitting=later, readers=canary(), gaps=canary())[0] == 200
    assert all.says("share", sitting=later, with_answers=canary(), readers=canary())[0] == 200
    pair = {"one": which, "other": later, "before": which, "after": later, "learner": str(all.maya.id)}
    for asks, handler in ((all.says, "compare_sittings"), (all.reads, "compare_shared")):
        asks(handler, **{**pair, "one": canary(), "before": canary()})
        assert asks(handler, **pair, extra=canary())[0] == 200
    for handler in ("start_link", "remove_link"):
        all.says(handler, sitting=which, kind=canary(), scale=canary(), link=canary())
    assert all.says("start_link", sitting=which, kind="goal", scale="S")[0] == 400
    for person, known in ((all.maya, True), (all.coach, False)):
        copied = all.block(person).handle("my_copy", Request.blank("/"), "json")
        assert copied.status_code == 200
        assert any(word in copied.text for word in written(all)) is known


def written(all):
    """The words that Maya wrote and kept."""
    row = all.block(all.maya).host.reading(all.block(all.maya), str(all.maya.id))
    return {row.sittings[0]["note"]["text"], *(each["note"]["text"] for each in row.shortlist)} - {None}


def searched(all, caplog):
    """All that is kept, logged or published, as one text by its place."""
    fresh = all.block(all.maya)
    return {
        "rows": "\n".join(state or "" for state in StudentModule.objects.values_list("state", flat=True)),
        "logs": "\n".join([caplog.text, *(repr(record.__dict__) for record in caplog.records)]),
        "events": repr(all.events),
        "caches": repr([*cache._cache.values(), *cache._cache]),
        "staff debug panel": staff.debug_panel(fresh),
        "response report": staff.response_report(runtime.USAGE),
    }


def none_found(all, caplog):
    for place, text in searched(all, caplog).items():
        assert [word for word in {*all.words, NURSE, "Registered Nurses"} if word in text] == [], place
    assert len(all.words) > 20 and "UPDATE" in caplog.text


def test_no_word_is_found_anywhere_at_any_stage(everyone, caplog):
    which = lives(everyone)
    Talk(everyone, canary).live()
    none_found(everyone, caplog)
    assert everyone.says("withdraw", sitting=which, extra=canary())[0] == 200
    assert everyone.says("ask_delete", sitting=which, extra=canary())[0] == 200
    none_found(everyone, caplog)
    assert everyone.says("delete_sitting", sitting=which, extra=canary())[0] == 200
    none_found(everyone, caplog)
    assert everyone.asked == set(AssessmentXBlock.handler_names())


def test_the_words_are_there_for_their_owner(everyone):
    """The search above would pass on a block that forgets everything."""
    which = lives(everyone)
    block = everyone.block(everyone.maya)
    note = block.host.reading(block, str(everyone.maya.id)).sittings[0]["note"]["text"]
    assert note in everyone.words
    assert note in everyone.says("show", sitting=which)[1]["html"]


def walk(node, path=""):
    """All leaves of a row with their paths, and all keys."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from walk(child, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for child in node:
            yield from walk(child, f"{path}.*")
    else:
        yield path, node


def keys(node, path=""):
    if isinstance(node, dict):
        for key, child in node.items():
            yield (inner := f"{path}.{key}" if path else key)
            yield from keys(child, inner)
    elif isinstance(node, list):
        for child in node:
            yield from keys(child, f"{path}.*")


@pytest.mark.parametrize("stage", ["shared", "withdrawn", "deleted"])
def test_a_row_holds_structure_that_is_allowed_and_no_answer_or_score(everyone, stage):
    which = lives(everyone)
    if stage != "shared":
        everyone.says("withdraw", sitting=which)
    if stage == "deleted":
        everyone.says("delete_sitting", sitting=which)
    staff.reset_attempts(everyone.maya, runtime.USAGE)
    everyone.says("begin", old_enough="yes")
    row = everyone.row
    assert set(keys(row)) <= ALLOWED
    for path, leaf in walk(row):
        if isinstance(leaf, str):
            assert LEAF.fullmatch(leaf), (path, leaf)
        else:
            assert leaf is None or path in COUNTED | SAID, (path, leaf)
    sealed = [row["sittings"][0][name] for name in ("answers", "shown", "echoes")] + [
        row["sittings"][0]["note"]["text"]
    ]
    assert all(leaf is None if stage == "deleted" else TOKEN.fullmatch(leaf) for leaf in sealed)


def test_events_say_which_questionnaire_and_nothing_else(everyone):
    lives(everyone)
    names = {name for name, _ in everyone.events}
    assert names == {
        "completion",
        *(f"coaching.assessment.{verb}" for verb in ("begun", "finished", "shared", "opened")),
        *(f"coaching.assessment.message_{verb}" for verb in ("sent", "read")),
        *(f"coaching.shortlist.{verb}" for verb in ("added", "shared", "withdrawn", "opened", "removed")),
    }
    for name, facts in everyone.events:
        expected = {"completion": 1.0} if name == "completion" else {"instrument": "onet-mini-ip"}
        assert facts == expected


def test_a_preview_in_studio_keeps_no_word_in_the_clear(everyone, caplog):
    session = SessionStore()

    def block():
        return runtime.preview_block(AssessmentXBlock, everyone.coach, session)

    everyone.post(block(), "begin", old_enough="yes")
    which = block().host.reading(block(), str(everyone.coach.id)).sittings[0]["id"]
    answers = {item: {"value": 3, "was": None} for item in ITEMS}
    everyone.post(block(), "save_answers", sitting=which, answers=answers)
    everyone.post(block(), "finish", sitting=which)
    assert everyone.post(block(), "save_note", item=which, text=canary(), revision=0)[0] == 200
    kept = repr(dict(session.items())) + caplog.text
    assert [word for word in everyone.words if word in kept] == []
    assert StudentModule.objects.count() == 0
