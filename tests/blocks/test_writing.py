"""A learner writes: from the first word, over drafts and sliders, to being done for now."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from coaching_xblock.core import limits, moment
from tests.reflections import TEXT, ReflectionStage
from tests.scene import AMINA, AUTHOR, LEO, MAYA, NOBODY

OWN = """<prompts id="own" version="1" lang="en" answer="all" subject="{subject}">
  <title>Own</title><purpose>To try.</purpose>
  <licence id="CC0-1.0" href="https://creativecommons.org/publicdomain/zero/1.0/"><attribution>Ours.</attribution></licence>
  {prompts}
</prompts>"""


def own(*prompts: str, subject: str = "other") -> dict[str, str]:
    return {"prompts": "own", "source": OWN.format(prompts="".join(prompts), subject=subject)}


def prompt(name: str, repeat: str = "", inside: str = "") -> str:
    again = f' repeat="{repeat}"' if repeat else ""
    return f'<prompt id="{name}"{again}><question>What of {name}?</question>{inside}</prompt>'


CHECK = '<check id="energy"><label>Energy</label><low>none</low><high>full</high></check>'


@pytest.fixture
def stage() -> ReflectionStage:
    return ReflectionStage()


@pytest.fixture
def march(monkeypatch: pytest.MonkeyPatch) -> Any:
    def on(day: int) -> None:
        monkeypatch.setattr(moment, "now", lambda: f"2026-03-{day:02}T12:00:00Z")

    on(3)
    return on


def completions(stage: ReflectionStage) -> list[float]:
    return [facts["completion"] for name, facts in stage.host.published if name == "completion"]


def names(stage: ReflectionStage) -> list[str]:
    return [name for name, _ in stage.host.published]


# The page


def test_several_questions_are_a_list_where_one_picks(stage: ReflectionStage) -> None:
    page = stage.seen()
    rows = page.all(".coaching-questions button")
    assert len(rows) == 5 and rows[0].text_content() == "What brings you to coaching now?"
    assert page.all("textarea") == []
    opened = stage.seen(stage.say("show", item="first-hope "))
    area = opened.one("textarea")
    assert (area.get("data-coaching-item"), area.get("data-coaching-save")) == ("first-hope ", "save_entry")
    question = opened.one("h3")
    assert (
        area.get("aria-labelledby") == question.get("id") and question.get("data-coaching-focus") is not None
    )
    assert "2 of 5" in opened.text


def test_one_question_is_there_at_once(stage: ReflectionStage) -> None:
    page = stage.set(prompts="weekly-check-in").seen()
    assert len(page.all("textarea")) == 1 and page.all(".coaching-questions") == []


def test_steps_say_where_one_is(stage: ReflectionStage) -> None:
    stage.set(prompts="grow")
    shown = stage.seen(stage.say("show", item="grow-reality "))
    assert "Step 2 of 4: Reality" in shown.text
    assert [each.get("value") for each in shown.all(".coaching-row [name=item]")] == [
        "grow-goal ",
        "grow-options ",
    ]


def test_what_helps_to_begin(stage: ReflectionStage) -> None:
    shown = stage.seen(stage.say("show", item=stage.item))
    starters = [
        (each.text, each.get("data-coaching-starter")) for each in shown.all(".coaching-starters button")
    ]
    assert starters[0] == ("I am here because …", "I am here because ")
    assert "About 80 words would do; more or less is fine." in shown.text
    assert "Need help now?" in shown.text
    assert len(shown.all("[data-coaching-shared-computer]")) == 1


def test_a_gap_inside_a_beginning_stays_to_be_filled(stage: ReflectionStage) -> None:
    shown = stage.set(prompts="grow").seen(stage.say("show", item="grow-will "))
    assert shown.all("[data-coaching-starter]")[0].get("data-coaching-starter") == "I will … on …"


def test_long_guidance_opens_on_demand(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", inside=f"<guidance>{'Long. ' * 60}</guidance>")))
    assert "Long." in stage.seen().all("details p")[0].text_content()


def test_visitors_see_what_it_is_and_no_place_to_write(stage: ReflectionStage) -> None:
    stage.hand_in()
    page = stage.as_(NOBODY).seen()
    assert page.all("textarea, form") == [] and TEXT not in page.text


def test_coaches_see_no_place_to_write_and_nothing_that_is_private(stage: ReflectionStage) -> None:
    stage.hand_in()
    page = stage.as_(AMINA).seen()
    assert page.all("textarea") == [] and TEXT not in page.text and "Maya" not in page.text


def test_an_author_tries_it_in_a_preview(stage: ReflectionStage) -> None:
    assert len(stage.as_(AUTHOR).seen().all(".coaching-questions button")) == 5


# Saving


def test_an_entry_begins_with_its_first_word(stage: ReflectionStage) -> None:
    stage.as_(MAYA).page()
    assert stage.host.stored == {}
    assert stage.say("save_entry", item=stage.item, text="I", revision=0)["revision"] == 1
    assert stage.say("save_entry", item=stage.item, text="I am", revision=1)["revision"] == 2
    (found,) = stage.entries
    assert (found["prompt"], found["occasion"], found["stage"]) == ("first-reason", "", "draft")
    assert found["writing"]["text"] == "I am"
    assert names(stage) == ["coaching.reflection.begun"]


def test_whoever_comes_back_goes_on_where_they_were(stage: ReflectionStage, march: Any) -> None:
    stage.write("Half a sen")
    march(4)
    stage.write("Later.", "first-hope ")
    area = stage.seen().one("textarea")
    assert (area.text, area.get("data-coaching-revision")) == ("Later.", "1")
    every = stage.seen(stage.say("show"))
    assert (
        len([each for each in every.texts(".coaching-questions .coaching-small") if "Draft of" in each]) == 2
    )


def test_two_texts_are_both_told(stage: ReflectionStage) -> None:
    stage.write("On the phone.")
    status, answer = stage.post("save_entry", item=stage.item, text="On the laptop.", revision=0)
    assert (status, answer["error"]["code"]) == (409, "written_elsewhere")
    assert (answer["error"]["mine"], answer["error"]["stored"]) == ("On the laptop.", "On the phone.")
    assert stage.entries[0]["writing"]["text"] == "On the phone."


def test_what_is_too_long_is_kept_by_the_browser(stage: ReflectionStage) -> None:
    text = "x" * (limits.NOTE_CHARACTERS + 1)
    status, answer = stage.post("save_entry", item=stage.item, text=text, revision=0)
    assert (status, answer["error"]["code"]) == (413, "note_too_long")
    assert "kept on this device" in answer["announce"] and stage.host.stored == {}


@pytest.mark.parametrize(
    "text", ["</textarea><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\ud800 half"]
)
def test_any_words_come_back_as_they_are(stage: ReflectionStage, text: str) -> None:
    stage.hand_in(text)
    shown = stage.seen()
    assert shown.all("script, img") == []
    again = stage.seen(stage.say("show", entry=stage.entry, revise="yes"))
    assert again.all("textarea")[0].text == text.replace("\ud800", "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize(
    "item", ["nothing ", "first-reason 2026-03-03", "first-reason", "", " ", "first-reason  ", "__class__ "]
)
def test_there_is_no_such_question(stage: ReflectionStage, item: str) -> None:
    for handler in ("save_entry", "save_checks", "submit_entry", "promise", "show"):
        if handler == "show" and not item or item == "first-reason":
            continue
        status, answer = stage.post(handler, item=item, text="x", revision=0, values={})
        assert (status, answer["error"]["code"] in ("no_prompt", "malformed")) == (400, True), (
            handler,
            answer,
        )
    assert stage.host.stored == {}


def test_sliders_are_set_and_left_out(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", inside=CHECK)))
    stage.say("save_checks", item="a ", values={"energy": 7})
    slider = stage.seen().one("[type=range]")
    assert (slider.get("value"), slider.get("aria-valuetext")) == ("7", "7")
    stage.say("save_checks", item="a ", values={"energy": None})
    shown = stage.seen()
    assert (
        "Not answered yet" in shown.text
        and "data-coaching-answered" not in shown.all("[data-coaching-check]")[0].attrib
    )


@pytest.mark.parametrize(
    "values", [None, [], "x", {"energy": 11}, {"energy": "7"}, {"energy": True}, {"x": 3}, {"energy": [1]}]
)
def test_what_is_no_slider_is_refused(stage: ReflectionStage, values: Any) -> None:
    stage.set(**own(prompt("a", inside=CHECK)))
    assert stage.post("save_checks", item="a ", values=values)[0] == 400
    assert stage.host.stored == {}


# Done for now


def test_done_it_is_read_and_not_written(stage: ReflectionStage) -> None:
    which = stage.hand_in("One.\n\n- two\n- *three*")
    answer = stage.say("show", entry=which)
    shown = stage.seen(answer)
    assert shown.all("textarea") == []
    assert shown.texts(".coaching-words li") == ["two", "three"]
    assert "Done on" in shown.text
    (found,) = stage.entries
    assert found["stage"] == "submitted" and found["consent"]["state"] == "private"
    assert found["asked"]["question"] == "What brings you to coaching now?"


def test_done_twice_is_done_once(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    stage.say("submit_entry", item=stage.item, text=TEXT)
    assert stage.entry == which and len(stage.entries[0]["versions"]) == 1
    assert names(stage).count("coaching.reflection.submitted") == 1


def test_only_what_is_stored_is_done(stage: ReflectionStage) -> None:
    stage.write("What is stored.")
    status, answer = stage.post("submit_entry", item=stage.item, text="What is shown.")
    assert (status, answer["error"]["code"]) == (409, "not_saved")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_never_done(stage: ReflectionStage, text: str) -> None:
    for _ in range(2):
        status, answer = stage.post("submit_entry", item=stage.item, text=text)
        assert (status, answer["error"]["code"], answer["error"]["field"]) == (400, "entry_empty", "text")
        stage.write(text)


def test_a_slider_alone_is_enough(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", inside=CHECK)))
    stage.say("save_checks", item="a ", values={"energy": 0})
    shown = stage.seen(stage.say("submit_entry", item="a ", text=""))
    assert shown.texts(".coaching-checks li") == ["Energy 0 / 10"]


def test_what_is_done_can_be_written_on_and_stays_until_then(stage: ReflectionStage) -> None:
    which = stage.hand_in("First.")
    form = stage.seen(stage.say("show", entry=which, revise="yes"))
    assert form.all("textarea")[0].text == "First."
    stage.write("First. Second.")
    page = stage.seen()
    assert page.all("textarea")[0].text == "First. Second."
    assert page.texts(".coaching-handed-in .coaching-words") == ["First."]
    assert "stays as it is until you are done again" in page.text
    stage.say("submit_entry", item=stage.item, text="First. Second.")
    assert [each["kind"] for each in stage.entries[0]["versions"]] == ["submitted", "submitted"]


@pytest.mark.parametrize(("answer", "needed"), [("all", 3), ("any", 1), ("2", 2)], ids=["all", "any", "two"])
def test_it_is_complete_when_enough_is_answered(stage: ReflectionStage, answer: str, needed: int) -> None:
    fields = own(prompt("a"), prompt("b"), prompt("c"))
    stage.set(prompts="own", source=fields["source"].replace('answer="all"', f'answer="{answer}"'))
    for number, name in enumerate("abc", start=1):
        stage.hand_in(item=f"{name} ")
        assert bool(completions(stage)) == (number >= needed)
    assert set(completions(stage)) == {1.0}


def test_completion_depends_on_nothing_that_was_said(stage: ReflectionStage) -> None:
    stage.set(sharing="read", **own(prompt("a")))
    stage.as_(MAYA).say("promise", item="a ", keep="yes")
    stage.hand_in("No.", "a ")
    assert completions(stage) == [1.0] and not stage.entries[0]["consent"]["readers"]


def test_the_list_says_how_many_are_left(stage: ReflectionStage) -> None:
    stage.set(prompts="strengths")
    assert "Choose 2 of these." in stage.page()
    stage.hand_in(item="strengths-story ")
    assert "Choose 1 more of these." in stage.say("show")["html"]
    stage.hand_in(item="strengths-asked ")
    assert "You have answered what was asked." in stage.say("show")["html"]


# Questions that repeat


def test_every_day_has_an_entry_of_its_own(stage: ReflectionStage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.set(**own(prompt("a", "day", CHECK)))
    for day in (3, 4, 5):
        now = f"2026-03-0{day}T09:00:00Z"
        monkeypatch.setattr(moment, "now", lambda now=now: now)
        stage.say("save_checks", item=f"a 2026-03-0{day}", values={"energy": day})
        stage.hand_in(f"Day {day}.", f"a 2026-03-0{day}")
    page = stage.seen()
    assert "Thursday, 5 March 2026" in page.text and "Day 5." in page.text
    assert page.texts(".coaching-versions button") == [
        "Wednesday, 4 March 2026",
        "Tuesday, 3 March 2026",
    ]
    moved = stage.seen(stage.say("show", item="a 2026-03-05", trend="yes"))
    assert len(moved.all("svg")) == 1 and len(moved.all("tbody tr")) == 3
    monkeypatch.setattr(moment, "now", lambda: "2026-03-06T09:00:00Z")
    fresh = stage.seen()
    assert fresh.all("textarea")[0].get("data-coaching-item") == "a 2026-03-06"
    # A page of yesterday still saves what was written yesterday.
    stage.write("Late.", "a 2026-03-04", revision=1)
    assert len(stage.entries) == 3


def test_at_will_there_is_another_once_one_is_done(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", "any")))
    stage.hand_in("One.", "a 1")
    area = stage.seen().one("textarea")
    assert area.get("data-coaching-item") == "a 2" and not area.text


def test_many_entries_stand_on_pages(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", "any")))
    for number in range(1, limits.ENTRIES_PAGE + 4):
        stage.hand_in(f"Number {number}.", f"a {number}")
    page = stage.seen()
    assert len(page.all(".coaching-versions li")) == limits.ENTRIES_PAGE
    assert page.texts(".coaching-versions button")[0] == f"No. {limits.ENTRIES_PAGE + 3}"
    fields = {
        each.get("name"): each.get("value") for each in page.all("section > .coaching-row [type=hidden]")
    }
    older = stage.seen(stage.say("show", **fields))
    assert older.texts(".coaching-versions button") == ["No. 3", "No. 2", "No. 1"]
    assert older.texts("section > .coaching-row button") == ["Newer"]


# Who can read it


def test_before_the_first_word_it_says_who_can_read_it(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a")))
    said = {}
    for sharing in ("learner", "offered", "read"):
        stage.set(sharing=sharing)
        found = stage.seen().one(".coaching-reads > p")
        said[sharing] = found.text_content()
        assert stage.seen().all("textarea")[0].get("aria-describedby").split()[0] == found.get("id")
    assert said["learner"].startswith("Private: no coach can read this.")
    assert "you are asked whether your coaches may" in said["offered"]
    assert said["read"].startswith("When you are done, Amina and Ada can read this.")


def test_read_by_the_coaches_unless_the_learner_keeps_it(stage: ReflectionStage) -> None:
    stage.set(sharing="read", **own(prompt("a")))
    fields = {
        each.get("name"): each.get("value")
        for each in stage.seen().all("[data-coaching-prompt] > [type=hidden]")
    }
    assert "Only the coaches of this course read what you share." in stage.page()
    stage.write("For you.", "a ")
    stage.say("submit_entry", text="For you.", **fields)
    (found,) = stage.entries
    assert found["consent"]["state"] == "shared" and found["consent"]["readers"] == ["1", "3"]
    assert [line["act"] for line in stage.row()["access_log"]["lines"]] == ["shared"]
    assert "coaching.reflection.shared" in names(stage)


def test_kept_to_oneself_it_is_not_shared(stage: ReflectionStage) -> None:
    stage.set(sharing="read", **own(prompt("a")))
    kept = stage.seen(stage.say("promise", item="a ", keep="yes"))
    assert "You keep this to yourself." in kept.text
    assert stage.entries[0]["consent"]["state"] == "private"
    stage.hand_in("Mine.", "a ", readers="1 3", consent="promised")
    assert stage.entries[0]["consent"]["state"] == "private"
    assert stage.post("promise", item="a ")[1]["error"]["code"] == "handed_in_already"


def test_kept_in_another_window_a_page_of_before_shares_nothing(stage: ReflectionStage) -> None:
    stage.set(sharing="read", **own(prompt("a")))
    stage.write("Mine.", "a ")
    stage.say("promise", item="a ", keep="yes")
    stage.say("submit_entry", item="a ", text="Mine.", readers="1 3", consent="promised")
    assert stage.entries[0]["consent"]["state"] == "private"


def test_a_promise_that_the_page_did_not_show_shares_nothing(stage: ReflectionStage) -> None:
    """It came late, from before the learner changed their mind: they are done, and it stays private."""
    stage.set(sharing="read", **own(prompt("a")))
    stage.write("Mine.", "a ")
    page = stage.say("submit_entry", item="a ", text="Mine.", readers="1 3", consent="")["html"]
    assert "Private: no coach can read this." in page
    assert (stage.entries[0]["stage"], stage.entries[0]["consent"]["state"]) == ("submitted", "private")


@pytest.mark.parametrize("subject", ["situation", "personality"])
def test_nobody_is_made_to_show_their_situation(stage: ReflectionStage, subject: str) -> None:
    stage.set(sharing="read", **own(prompt("a"), subject=subject))
    assert "Private: no coach can read this." in stage.page()
    stage.hand_in("Mine.", "a ", readers="1 3", consent="promised")
    assert stage.entries[0]["consent"]["state"] == "private"


def test_a_rule_that_came_later_shares_nothing_that_was_begun_before(stage: ReflectionStage) -> None:
    stage.set(sharing="learner", **own(prompt("a")))
    stage.write("Mine.", "a ")
    stage.set(sharing="read")
    assert "You keep this to yourself." in stage.page()
    stage.say("submit_entry", item="a ", text="Mine.", readers="1 3", consent="")
    assert stage.entries[0]["consent"]["state"] == "private"


# Dates


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


def test_before_it_opens_the_questions_are_not_there(stage: ReflectionStage, march: Any) -> None:
    stage.set(opens=at(5), closes=at(9))
    page = stage.seen()
    assert "This opens on 5 March 2026, 09:00." in page.text
    assert page.all("textarea, form") == []
    assert stage.post("submit_entry", item=stage.item, text="x")[1]["error"]["code"] == "not_open_yet"


def test_while_it_is_open_the_end_is_said(stage: ReflectionStage, march: Any) -> None:
    assert "Open until 9 March 2026, 09:00." in stage.set(closes=at(9)).page()


def test_when_it_is_closed_words_stay_and_nothing_is_begun(stage: ReflectionStage, march: Any) -> None:
    stage.set(closes=at(9)).hand_in("Done.", "first-hope ")
    stage.write("A dra")
    march(10)
    every = stage.seen(stage.say("show"))
    assert "This closed on 9 March 2026, 09:00." in every.text
    assert len(every.all(".coaching-row-name")) == 2
    draft = stage.seen(stage.say("show", item=stage.item))
    assert draft.all("textarea")[0].text == "A dra"
    assert draft.all(".coaching-button") == []
    # Words that come late are taken, being done is not.
    stage.write("A draft.")
    assert stage.post("submit_entry", item=stage.item, text="A draft.")[1]["error"]["code"] == "closed_now"
    assert stage.entries[1]["stage"] == "draft"
    done = stage.seen(stage.say("show", item="first-hope "))
    assert "Done." in done.text and "Go on writing" not in done.text


def test_when_it_is_closed_what_was_written_before_is_still_there(stage: ReflectionStage, march: Any) -> None:
    stage.set(closes=at(9), **own(prompt("a", "day")))
    stage.hand_in("A word of Tuesday.", "a 2026-03-03")
    march(10)
    page = stage.seen()
    assert not page.all("textarea") and page.texts(".coaching-versions button") == ["Tuesday, 3 March 2026"]
    # Words of the last day that never left a device still find their place.
    assert stage.seen(stage.say("show", item="a 2026-03-09")).one("textarea").get("name") == "text"


# What is stored


def test_another_learner_has_pages_of_their_own(stage: ReflectionStage) -> None:
    which = stage.hand_in()
    assert TEXT not in stage.as_(LEO).page()
    status, answer = stage.post("show", entry=which)
    assert (status, answer["error"]["code"]) == (404, "no_entry")


def test_words_are_sealed(stage: ReflectionStage) -> None:
    stage.set(**own(prompt("a", inside=CHECK)))
    stage.say("save_checks", item="a ", values={"energy": 7})
    stage.hand_in("Very private.", "a ")
    assert "private." not in json.dumps(stage.row()) and "energy" not in json.dumps(stage.row())


def test_events_say_which_questions_and_nothing_else(stage: ReflectionStage) -> None:
    stage.hand_in()
    facts = [facts for name, facts in stage.host.published if name != "completion"]
    assert facts == [{"prompts": "first-meeting"}] * 2


@pytest.mark.parametrize(
    ("repeat", "when"),
    [("day", "2026-02-31"), ("day", "0000-01-01"), ("week", "2026-W99"), ("week", "2027-W53")],
)
def test_a_day_that_no_calendar_has_breaks_no_page(stage: ReflectionStage, repeat: str, when: str) -> None:
    stage.set(**own(prompt("a", repeat)))
    for handler in ("save_entry", "save_checks", "submit_entry", "promise", "show"):
        status, answer = stage.post(handler, item=f"a {when}", text="x", revision=0, values={})
        assert (status, answer["error"]["code"]) == (400, "malformed"), handler
    assert stage.host.stored == {}
