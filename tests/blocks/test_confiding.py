"""A learner talks to somebody other than their coach; coaches find neither a word of it nor that it is."""

import json
from typing import Any

import pytest
from lxml import html

from coaching_xblock.core import limits
from coaching_xblock.core.vault import Vault
from tests.blocks.safe import AMINA, AS_MIRIAM, LEO, MAYA, MIRIAM, OTHERS, RUTH, Safe
from tests.scene import ADA, AUTHOR, NOBODY, STAFF_AS_MAYA

WORD, OLD = "canarybird", "2000-01-01T00:00:00Z"
SCRIPT = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HIS = ["confide", "save_confided", "send_confided", "delete_confided"]
HERS = [
    "list_matters", "open_matter", "save_guarded", "answer_confided", "note_matter", "close_matter",
    "reopen_matter",
]  # fmt: skip


@pytest.fixture
def safe() -> Safe:
    return Safe()


def text(answer: dict[str, Any]) -> str:
    return " ".join(html.fromstring(f"<div>{answer['html']}</div>").text_content().split())


def test_a_learner_writes_miriam_answers_and_it_is_closed(safe: Safe) -> None:
    assert "Talk to someone other than my coach" in safe.as_(MAYA).page()
    assert "Miriam reads what you write." in text(safe.say("confide"))
    sent = safe.writes(WORD)
    assert sent["announce"] == "Sent." and "Nobody has opened it yet." in text(sent)
    listed = text(safe.as_(MIRIAM).say("list_matters"))
    assert "Maya wrote to you Waiting since" in listed and WORD not in listed
    opened = safe.opens()
    assert WORD in opened["html"] and "Maya can see that you opened this." in text(opened)
    assert "Miriam opened it on" in text(safe.as_(MAYA).say("confide"))
    answered = safe.answers("I am glad that you wrote.")
    assert "You" in text(answered) and "I am glad that you wrote." in answered["html"]
    assert "1 answer" in safe.as_(MAYA).page()
    assert "I am glad that you wrote." in safe.say("confide")["html"]
    assert "1 answer" not in safe.page()
    noted = safe.notes("Called her on the phone.")
    assert "Called her on the phone." in noted["html"]
    assert "Called her" not in safe.as_(MAYA).say("confide")["html"]
    assert "1 closed" in text(safe.as_(MIRIAM).say("close_matter", learner="7", matter="talk"))
    assert "Miriam closed this on" in text(safe.as_(MAYA).say("confide"))
    safe.writes("One thing more.")
    assert "Waiting since" in text(safe.as_(MIRIAM).say("list_matters"))


def test_the_draft_survives_in_the_vault_alone(safe: Safe) -> None:
    safe.as_(MAYA).say("save_confided", item="talk", text=WORD, revision=0)
    row = safe.row()
    assert {name: row[name] for name in ("messages", "drafts", "access_log")} == {
        "messages": [],
        "drafts": [],
        "access_log": {},
    }
    assert WORD in safe.say("confide")["html"]
    assert safe.say("save_confided", item="talk", text=f"{WORD} more", revision=1)["revision"] == 2
    status, clash = safe.post("save_confided", item="talk", text="another window", revision=1)
    assert (status, clash["error"]["stored"]) == (409, f"{WORD} more")


def test_what_is_sent_is_what_the_form_shows_and_twice_is_once(safe: Safe) -> None:
    safe.as_(MAYA).say("save_confided", item="talk", text=WORD, revision=0)
    assert safe.post("send_confided", text="something else", guards="41")[0] == 409
    assert safe.post("send_confided", text="  ", guards="41")[0] == 400
    safe.say("send_confided", text=WORD, guards="41")
    safe.say("send_confided", text=WORD, guards="41")
    assert len(safe.vault().talk["confidence"]["said"]) == 1


def test_answers_and_notes_are_what_is_stored_and_twice_is_once(safe: Safe) -> None:
    safe.writes(WORD)
    assert safe.as_(MIRIAM).post("answer_confided", learner="7", text="unsaved")[0] == 409
    assert safe.post("note_matter", learner="7", matter="talk", text="unsaved")[0] == 409
    assert safe.post("answer_confided", learner="7", text=" ")[0] == 400
    for _ in range(2):
        safe.answers("Yes.") if not _ else safe.say("answer_confided", learner="7", text="Yes.")
        safe.notes("Done.") if not _ else safe.say("note_matter", learner="7", matter="talk", text="Done.")
    talk = safe.vault().talk["confidence"]
    assert (len(talk["said"]), len(talk["notes"])) == (2, 1)
    assert safe.vault("41").own["jottings"] == {}


def test_an_own_message_can_be_deleted_and_leaves_a_stub(safe: Safe) -> None:
    safe.writes(WORD)
    safe.answers("Yes.")
    mine, hers = safe.vault().talk["confidence"]["said"]
    assert safe.as_(MAYA).post("delete_confided", message=hers["id"])[0] == 404
    deleted = safe.say("delete_confided", message=mine["id"])
    assert WORD not in deleted["html"] and "Deleted on" in deleted["html"]
    assert WORD not in json.dumps(safe.vault().talk)
    assert WORD not in safe.opens()["html"]


@pytest.mark.parametrize("handler", HERS)
@pytest.mark.parametrize("viewer", OTHERS, ids=lambda each: f"{each.name}-{each.role}-{each.masquerade}")
def test_nobody_else_reaches_what_is_miriams(safe: Safe, handler: str, viewer: Any) -> None:
    """Everybody gets the same answer, whether there is anything or not."""
    sent = {"learner": "7", "matter": "talk", "text": "x", "item": "7 talk note", "revision": 0}
    nothing = safe.as_(viewer).post(handler, **sent)
    safe.writes(WORD)
    before = dict(safe.host.stored)
    status, answer = safe.as_(viewer).post(handler, **sent)
    assert (status, answer) == nothing and status == 403
    assert answer["error"]["code"] in ("forbidden", "signin", "masquerade")
    assert WORD not in json.dumps(answer) and "Miriam" not in json.dumps(answer)
    assert safe.host.stored == before


@pytest.mark.parametrize("handler", HIS)
@pytest.mark.parametrize("viewer", [AMINA, ADA, AUTHOR, NOBODY, STAFF_AS_MAYA, AS_MIRIAM])
def test_coaches_and_others_have_no_such_place(safe: Safe, handler: str, viewer: Any) -> None:
    sent = {"text": "x", "item": "talk", "revision": 0, "guards": "41", "message": "m", "learner": "7"}
    nothing = safe.as_(viewer).post(handler, **sent)
    safe.writes(WORD)
    assert safe.as_(viewer).post(handler, **sent) == nothing and nothing[0] == 403


@pytest.mark.parametrize("viewer", OTHERS, ids=lambda each: f"{each.name}-{each.role}-{each.masquerade}")
def test_no_page_but_their_own_knows_of_it(safe: Safe, viewer: Any) -> None:
    """A coach's page is the same text with and without what a learner confided."""
    before = safe.as_(viewer).page()
    safe.writes(WORD, LEO if viewer is MAYA else MAYA)
    safe.answers("An answer.", "8" if viewer is MAYA else "7")
    after = safe.as_(viewer).page()
    if viewer.id == "7" and viewer is not MAYA:
        assert "1 answer" not in after
    else:
        assert after == before if viewer.coaches or viewer is MAYA else WORD not in after


def test_masquerading_staff_see_no_inbox(safe: Safe) -> None:
    safe.writes(WORD)
    assert "wrote to you" not in safe.as_(AS_MIRIAM).page()
    assert "wrote to you" in safe.as_(MIRIAM).page()


def test_no_event_no_completion_and_a_notice_without_words(safe: Safe) -> None:
    told: list[Any] = []
    safe.host.notify = lambda *facts: told.append(facts)  # type: ignore[assignment]
    safe.writes(WORD)
    safe.opens()
    safe.answers("Yes.")
    safe.notes("Done.")
    safe.as_(MIRIAM).say("close_matter", learner="7", matter="talk")
    assert safe.host.published == []
    assert told == [(["41"], "confided", {}), (["7"], "answered", {})]


def test_a_stored_row_shows_the_same_structure_with_and_without_it(safe: Safe) -> None:
    safe.as_(LEO).say("draft_key")
    safe.as_(MAYA).say("draft_key")
    safe.writes(WORD)
    safe.answers("Yes.")
    mine, his = safe.row("7"), safe.row("8")
    assert {**mine, "vault": ""} == {**his, "vault": ""}
    assert len(mine["vault"]) == len(his["vault"])
    assert WORD not in json.dumps([text for text, _ in safe.host.stored.values()])


@pytest.mark.parametrize("viewer", [MAYA, AMINA, ADA])
def test_a_look_at_the_page_stores_the_vault_anew(safe: Safe, viewer: Any) -> None:
    tokens = set()
    for _ in range(3):
        assert safe.as_(viewer).say("draft_key")["key"]
        tokens.add(safe.row(viewer.id)["vault"])
    assert len(tokens) == 3


def test_without_safeguarding_persons_a_look_stores_nothing(safe: Safe) -> None:
    safe.name("").as_(MAYA).say("draft_key")
    assert safe.host.stored == {}


@pytest.mark.parametrize("usernames", ["", "nobody-known", " , "])
def test_without_a_safeguarding_person_the_page_says_so_and_names_the_help_line(
    safe: Safe, usernames: str
) -> None:
    page = safe.name(usernames).as_(MAYA).page()
    assert "This course has named nobody for this." in page and "Test help line" in page
    assert 'data-coaching-action="confide"' not in page
    for handler in HIS[:1]:
        assert safe.post(handler)[1]["error"]["code"] == "no_guards"
    safe.say("save_confided", text=WORD, revision=0)
    assert safe.post("send_confided", text=WORD, guards="41")[0] == 404


def test_without_a_desk_there_is_nothing(safe: Safe) -> None:
    safe.host.blocks = []
    assert "This course has named nobody for this." in safe.as_(MAYA).page()
    assert safe.post("save_confided", text=WORD, revision=0)[0] == 404
    assert safe.as_(MIRIAM).post("list_matters")[0] == 403


def test_a_second_desk_leads_to_the_first_ones_vault(safe: Safe) -> None:
    safe.usage = "another"
    safe.writes(WORD)
    assert ("7", "desk") in safe.host.stored and ("7", "another") not in safe.host.stored
    safe.usage = "desk"
    assert WORD in safe.as_(MAYA).say("confide")["html"]


# Who may read is written beside the words


def test_whoever_is_named_later_reads_nothing_of_before(safe: Safe) -> None:
    """An author who names themselves finds nothing."""
    safe.writes(WORD)
    safe.name("miriam ruth")
    assert "Nobody waits for you." in text(safe.as_(RUTH).say("list_matters"))
    sent = {"learner": "7", "matter": "talk", "text": "x", "item": "7 talk note", "revision": 0}
    for handler in ("open_matter", "close_matter", "reopen_matter", "answer_confided", "note_matter"):
        status, answer = safe.post(handler, **sent)
        assert status == 404 and WORD not in json.dumps(answer)
    safe.name("ruth")
    assert safe.as_(RUTH).post("open_matter", **sent)[0] == 404
    assert safe.as_(MIRIAM).post("open_matter", **sent)[0] == 403


def test_the_learner_can_let_them_read_it(safe: Safe) -> None:
    safe.writes(WORD)
    safe.name("ruth")
    assert "Let Ruth read what I wrote before, too" in safe.as_(MAYA).say("confide")["html"]
    safe.writes("To whoever is there now.", guards="42")
    seen = safe.opens(viewer=RUTH)["html"]
    assert (
        "To whoever is there now." in seen and WORD not in seen and "1 more message" in text({"html": seen})
    )
    safe.writes("All of it.", guards="42", widen="yes")
    assert WORD in safe.opens(viewer=RUTH)["html"]


def test_an_answer_goes_no_further_than_what_it_answers(safe: Safe) -> None:
    safe.writes(WORD)
    safe.name("miriam ruth")
    safe.answers("For you alone.")
    assert safe.as_(RUTH).post("open_matter", learner="7", matter="talk")[0] == 404


def test_words_go_to_nobody_whom_the_page_did_not_name(safe: Safe) -> None:
    safe.as_(MAYA).say("save_confided", text=WORD, revision=0)
    safe.name("ruth")
    status, answer = safe.post("send_confided", text=WORD, guards="41")
    assert (status, answer["error"]["code"]) == (404, "guards_changed")
    safe.name("miriam ruth")
    safe.say("send_confided", text=WORD, guards="41")
    assert safe.vault().talk["confidence"]["said"][0]["to"] == ["41"]
    assert WORD in safe.as_(MAYA).say("confide")["html"]


def test_when_nobody_is_named_any_more_the_learner_keeps_their_words(safe: Safe) -> None:
    safe.writes(WORD)
    page = safe.name("").as_(MAYA).say("confide")
    assert WORD in page["html"] and "Nobody is named for this any more." in page["html"]
    assert "<textarea" not in page["html"]


def test_a_draft_is_there_for_its_writer_also_when_nobody_is_named_any_more(safe: Safe) -> None:
    safe.as_(MAYA).say("save_confided", text=WORD, revision=0)
    safe.name("")
    assert "Talk to someone other than my coach" in safe.page()
    page = safe.say("confide")["html"]
    assert "What you wrote and did not send:" in page and WORD in page and "<textarea" not in page


def test_two_safeguarding_persons_work_side_by_side(safe: Safe) -> None:
    safe.name("miriam, ruth")
    safe.writes(WORD, guards="41 42")
    safe.opens(viewer=RUTH)
    assert "Ruth" in safe.opens()["html"]
    safe.answers("From Ruth.", viewer=RUTH)
    assert "From Ruth." in safe.opens()["html"]
    assert "Open, last" in text(safe.say("list_matters"))


def test_a_coach_who_is_named_keeps_the_coachs_page_and_finds_the_way(safe: Safe) -> None:
    safe.name("amina")
    assert "What you see as the safeguarding person" in safe.as_(AMINA).page()
    safe.writes(WORD, guards="1")
    assert WORD in safe.opens(viewer=AMINA)["html"]


def test_a_wall_stands_not_before_safeguarding_persons(safe: Safe) -> None:
    safe.name("miriam amina", cohort_wall="amina: Day group")
    safe.host.cohorts = {"7": "Evening group"}
    safe.writes(WORD, guards="41 1")
    assert WORD in safe.opens()["html"]
    assert WORD in safe.opens(viewer=AMINA)["html"]


# The list


def test_the_list_is_kept_and_only_rows_that_were_written_since_are_opened(
    safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe.writes(WORD)
    safe.as_(MIRIAM).say("list_matters")
    asked: list[str] = []
    every = safe.host.every

    def noticed(block: Any, since: str = "") -> Any:
        asked.append(since)
        return every(block, since)

    monkeypatch.setattr(safe.host, "every", noticed)
    assert "Maya" in safe.say("list_matters")["html"]
    assert asked[0] != ""
    safe.host.stored = {key: (row, OLD) for key, (row, _) in safe.host.stored.items()}
    assert "Maya" in safe.say("list_matters")["html"]
    safe.writes("Hello", LEO)
    assert {"Maya", "Leo"} <= set(text(safe.as_(MIRIAM).say("list_matters")).split())


def test_others_named_now_mean_a_fresh_look_at_every_row(safe: Safe) -> None:
    safe.writes(WORD)
    safe.as_(MIRIAM).say("list_matters")
    safe.name("miriam ruth")
    safe.host.stored = {key: (row, OLD) for key, (row, _) in safe.host.stored.items()}
    assert "Maya" in safe.as_(MIRIAM).say("list_matters")["html"]


def test_more_lines_than_can_be_kept_are_found_each_time(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    from coaching_xblock.core import vault

    safe.writes(WORD)
    safe.as_(MIRIAM).say("save_guarded", item="7 talk note", text="a note", revision=0)
    pack = vault._pack

    def small(value: Any, part: Any) -> str:
        if part == "own" and value.get("inbox"):
            raise vault.TooLarge("draft_vault_full")
        return pack(value, part)

    monkeypatch.setattr(vault, "_pack", small)
    assert "Maya" in safe.say("list_matters")["html"]
    assert safe.vault("41").own["jottings"]


def test_the_oldest_waits_at_the_top_and_what_is_closed_is_folded_away(safe: Safe) -> None:
    safe.writes("first")
    kept = safe.vault()
    said = kept.talk["confidence"]["said"][0]
    older = {
        **kept.talk,
        "confidence": {**kept.talk["confidence"], "said": [{**said, "at": "2020-01-01T00:00:00Z"}]},
    }
    with safe.host.editing(safe.as_(MAYA).block(), "7") as state:
        state.vault = kept.put("talk", older).dump()
    safe.writes("second", LEO)
    listed = text(safe.as_(MIRIAM).say("list_matters"))
    assert listed.index("Maya") < listed.index("Leo")
    safe.say("close_matter", learner="7", matter="talk")
    listed = text(safe.say("list_matters"))
    assert listed.index("Leo") < listed.index("1 closed") < listed.index("Maya")


def test_a_vault_that_does_not_open_is_told_and_kept(safe: Safe, settings: Any) -> None:
    safe.writes(WORD)
    token = safe.row()["vault"]
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    assert "1 row does not open" in text(safe.as_(MIRIAM).say("list_matters"))
    assert safe.as_(MAYA).post("confide")[1]["error"]["code"] == "locked"
    assert safe.post("save_confided", text="x", revision=0)[0] == 403
    assert safe.say("draft_key")["key"] and "Talk to someone other" in safe.page()
    assert safe.row()["vault"] == token


# Limits and broken input


def test_a_text_beyond_the_limit_is_refused_with_the_limit(safe: Safe) -> None:
    status, answer = safe.as_(MAYA).post(
        "save_confided", text="x" * (limits.JOTTING_CHARACTERS + 1), revision=0
    )
    assert status == 413 and str(limits.JOTTING_CHARACTERS) in answer["announce"]


def test_a_full_vault_says_so_and_keeps_the_draft(safe: Safe) -> None:
    import random

    letters = random.Random(1)
    status = 200
    for _ in range(30):
        words = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(900))
        revision = safe.as_(MAYA).say("save_confided", text=words, revision=0)["revision"]
        status, answer = safe.post("send_confided", text=words, guards="41")
        if status != 200:
            break
    assert (status, answer["error"]["code"]) == (413, "vault_full")
    assert words in safe.say("confide")["html"] and revision
    assert len(Vault.load(safe.vault().dump()).talk["confidence"]["said"]) >= 2


@pytest.mark.parametrize("item", ["", "7", "7 talk", "7 talk answer more", "7 talk other", "7  note "])
def test_a_place_that_is_none_is_refused(safe: Safe, item: str) -> None:
    assert safe.as_(MIRIAM).post("save_guarded", item=item, text="x", revision=0)[0] == 400


@pytest.mark.parametrize(
    ("learner", "which"), [("7", "talk"), ("8", "talk"), ("999", "talk"), ("7", "c1"), ("", "")]
)
def test_a_matter_that_is_none_creates_no_row(safe: Safe, learner: str, which: str) -> None:
    sent = {"learner": learner, "matter": which, "text": "x"}
    for handler in ("open_matter", "close_matter", "reopen_matter", "note_matter", "answer_confided"):
        assert safe.as_(MIRIAM).post(handler, **sent)[0] == 404
    assert safe.host.stored == {}


def test_script_in_every_text_is_only_text(safe: Safe) -> None:
    safe.writes(SCRIPT)
    pages = [safe.opens(), safe.answers(SCRIPT), safe.notes(SCRIPT), safe.as_(MAYA).say("confide")]
    for page in pages:
        assert not html.fromstring(page["html"]).xpath("//script | //img | //@onerror")
        assert "alert(1)" in page["html"]


def test_what_was_written_since_is_not_opened_yet(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    for hour, act in ((1, lambda: safe.writes(WORD)), (2, safe.opens), (3, lambda: safe.writes("More."))):
        monkeypatch.setattr("coaching_xblock.core.moment.now", lambda hour=hour: f"2026-03-03T0{hour}:00:00Z")
        act()
    shown = text(safe.as_(MAYA).say("confide"))
    assert "Miriam opened it on 3 March 2026, 02:00." in shown
    assert "What you wrote last is not opened yet." in shown
    assert "not opened yet" not in text(safe.opens()) + text(safe.as_(MAYA).say("confide"))
