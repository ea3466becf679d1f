"""Every view of the block, by role and state: how somebody gets there."""

from collections.abc import Callable

from coaching_xblock import library
from tests.browser import (
    conversing,
    desks,
    entries,
    helping,
    journal,
    keeping,
    occupations,
    prompts,
    questions,
    reflecting,
    safety,
    talks,
)
from tests.browser.someone import LEANING, Someone
from tests.core.results import varied

Arrive = Callable[..., Someone]
SHARES, COACH, AUTHOR = "101", "11", "21"
INTERESTS = {"unit": "what-interests-you", "block": "interests"}
ASKING = {"unit": "asking-people", "block": "asking"}
TALK = {"unit": "first-talk", "block": "first-talk"}
BROKEN = {"unit": "welcome", "block": "broken"}
FLAT = [3] * 30


def start(someone: Arrive) -> Someone:
    return someone().open()


def too_young(someone: Arrive) -> Someone:
    learner = someone().open()
    learner.press("Begin")
    learner.sees("Say that you are old enough to begin.")
    return learner


def first_page(someone: Arrive) -> Someone:
    learner = someone()
    learner.begin()
    learner.open().choose("i01", 4)
    learner.says("Saved")
    return learner


def last_page(someone: Arrive) -> Someone:
    learner = someone()
    learner.answer(learner.begin(), LEANING[:28])
    learner.open().sees("Finish and see the result")
    return learner


def missing_answers(someone: Arrive) -> Someone:
    learner = last_page(someone)
    learner.press("Finish and see the result")
    learner.sees("These questions have no answer yet.")
    return learner


def answered_elsewhere(someone: Arrive) -> Someone:
    learner = someone()
    sitting = learner.begin()
    learner.open()
    learner.answer(sitting, [5, 5])
    learner.choose("i01", 1)
    learner.choose("i02", 2)
    learner.sees("Elsewhere you chose: Strongly Like")
    return learner


def offline(someone: Arrive) -> Someone:
    learner = first_page(someone)
    learner.context.set_offline(True)
    learner.choose("i02", 5)
    learner.page.evaluate("dispatchEvent(new Event('pagehide'))")
    learner.says("Kept on this device")
    return learner


def result(someone: Arrive) -> Someone:
    learner = someone()
    learner.finish()
    return learner.open()


def finished(
    someone: Arrive, unit: str, block: str, name: str, skip: tuple[str, ...] = (), person: str = "123"
) -> Someone:
    """Somebody with a result of the library's questionnaire *name*, but for the questions they *skip*."""
    learner = someone(person, unit=unit, block=block)
    sitting = learner.begin()
    answers = {
        item: {"value": value, "was": None}
        for item, value in varied(library.instrument(name)).items()
        if item not in skip
    }
    learner.call("save_answers", sitting=sitting, answers=answers)
    learner.call("finish", sitting=sitting)
    return learner.open()


def result_values(someone: Arrive) -> Someone:
    return finished(someone, "what-you-want", "values", "work-values")


def result_strengths(someone: Arrive) -> Someone:
    learner = finished(someone, "what-carries-you", "strengths", "career-strengths")
    learner.block.locator("summary", has_text="Planfulness").click()
    return learner


def result_traits(someone: Arrive) -> Someone:
    return finished(someone, "how-you-tend-to-be", "traits", "mini-ipip")


def result_wider(someone: Arrive) -> Someone:
    return finished(someone, "wider-interests", "wider", "orvis-92")


def result_talk(someone: Arrive) -> Someone:
    return finished(someone, "first-talk", "first-talk", "first-conversation", skip=("through", "hours"))


def result_echoed(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.block.locator("summary", has_text="Social").click()
    learner.block.locator("details[open]").get_by_role("button", name="This does not").click()
    area = learner.block.get_by_label("Why, in a word?")
    area.fill("I like people, and I would not want to teach them.")
    learner.says("Saved")
    return learner


def coach_reads_talk(someone: Arrive) -> Someone:
    """A first conversation as its coach reads it, with what the learner says of it."""
    learner = someone("122", unit="first-talk", block="first-talk")
    sitting = learner.begin()
    told = varied(library.instrument("first-conversation"))
    answers = {item: {"value": value, "was": None} for item, value in told.items()}
    learner.call("save_answers", sitting=sitting, answers=answers)
    learner.call("finish", sitting=sitting)
    learner.call("share", sitting=sitting, readers=COACH)
    coach = someone(COACH, unit="first-talk", block="first-talk").open()
    coach.block.get_by_role("button", name="Read").first.click()
    coach.sees("can see that you opened this")
    return coach


def coach_reads_echo(someone: Arrive) -> Someone:
    learner = finished(someone, "how-you-tend-to-be", "traits", "mini-ipip", person="121")
    sitting = learner.sitting
    learner.call("say_back", sitting=sitting, scale="extraversion", sounds="no")
    why = "At work I am quiet. With my sisters I am not."
    learner.call("save_why", item=f"{sitting} extraversion", text=why, revision=0)
    learner.call("share", sitting=sitting, readers=COACH, with_answers="yes")
    coach = someone(COACH, unit="how-you-tend-to-be", block="traits").open()
    coach.block.get_by_role("button", name="Read").first.click()
    coach.sees("does not sound like")
    return coach


def answers_as_given(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.press("My single answers, as I gave them")
    learner.sees("Your single answers")
    return learner


def two_results(someone: Arrive) -> Someone:
    learner = someone("127", unit="two-looks", block="first-look")
    learner.finish()
    other = learner.another(someone)
    other.usage = other.usage.replace("first", "second")
    other.finish(FLAT)
    return learner.open()


def flat_result(someone: Arrive) -> Someone:
    learner = someone()
    learner.finish(FLAT)
    return learner.open()


def written_elsewhere(someone: Arrive) -> Someone:
    learner = someone()
    sitting = learner.finish()
    learner.open()
    learner.call("save_note", item=sitting, text="The one with the animals surprised me.", revision=0)
    learner.block.locator("textarea").fill(
        "Teaching, as I thought. I would like to see a school from the inside."
    )
    learner.sees("Keep this text")
    return learner


def share_panel(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.press("Share with my coaches")
    learner.sees("Before you share")
    return learner


def shared_result(someone: Arrive) -> Someone:
    learner = someone(SHARES, **INTERESTS).open()
    learner.block.locator("summary", has_text="What happened to it").click()
    learner.block.locator("summary", has_text="Social").click()
    return learner


def delete_panel(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.press("Delete this result")
    learner.sees("Delete this result?")
    return learner


def after_deleting(someone: Arrive) -> Someone:
    learner = delete_panel(someone)
    learner.press("Delete")
    learner.sees("You can begin again.")
    return learner


def preview_as_coach(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.press("See it as my coach sees it")
    learner.sees("This is what the coaches of this course see")
    return learner


def coach_list(someone: Arrive) -> Someone:
    return someone(COACH, **INTERESTS).open()


def two_lists(someone: Arrive) -> Someone:
    return someone(COACH, unit="two-looks", block="first-look").open()


def coach_list_of_everyone(someone: Arrive) -> Someone:
    coach = coach_list(someone)
    coach.block.get_by_label("Also those who share nothing").check()
    coach.press("Show")
    coach.sees("Page 1 of 2")
    return coach


def empty_list(someone: Arrive) -> Someone:
    coach = coach_list(someone)
    coach.block.get_by_label("Name contains").fill("nobody of this name")
    coach.press("Show")
    coach.sees("No name here contains")
    return coach


def coach_result(someone: Arrive) -> Someone:
    coach = coach_list(someone)
    coach.press("Read Rosa Delgado")
    coach.sees("can see that you opened this")
    return coach


def back_in_the_list(someone: Arrive) -> Someone:
    coach = coach_result(someone)
    coach.press("Back to the list")
    coach.block.locator("li:focus").wait_for()
    return coach


def author_view(someone: Arrive) -> Someone:
    return someone(AUTHOR, **INTERESTS).open("studio/what-interests-you/")


def author_own(someone: Arrive) -> Someone:
    return someone(AUTHOR, **ASKING).open("studio/asking-people/")


def author_sample(someone: Arrive) -> Someone:
    author = author_own(someone)
    author.press("From highest to lowest")
    author.sees("A sample: From highest to lowest.")
    return author


def author_copying(someone: Arrive) -> Someone:
    author = author_own(someone)
    author.block.get_by_text("Start from a library questionnaire").click()
    author.press("Interest checklist, open to editing and translation")
    author.block.locator("textarea").wait_for()
    return author


def author_refused(someone: Arrive) -> Someone:
    author = author_own(someone)
    author.edit_source(lambda xml: xml.replace("</purpose>", "</porpoise>"))
    author.page.get_by_text("is closed by").wait_for()
    return author


def author_preview(someone: Arrive) -> Someone:
    author = someone(AUTHOR, **INTERESTS).open("studio/what-interests-you/preview/")
    author.block.get_by_label("I am 14 or older").check()
    author.press("Begin")
    author.sees("0 of 30 answered")
    return author


def studio_editor(someone: Arrive) -> Someone:
    author = author_view(someone)
    author.page.get_by_role("button", name="Edit").click()
    author.page.get_by_label("Introduction").wait_for()
    return author


def public(someone: Arrive) -> Someone:
    return someone("", **INTERESTS).open()


def broken_for_authors(someone: Arrive) -> Someone:
    author = someone(AUTHOR, **BROKEN)
    author.write_unit(
        '<unit title="Broken"><coaching_assessment url_name="broken" instrument="gone"/></unit>'
    )
    author.sees("This questionnaire cannot be shown at the moment.")
    return author


def broken_own_for_authors(someone: Arrive) -> Someone:
    author = someone(AUTHOR, **BROKEN)
    author.write_unit(
        '<unit title="Broken"><coaching_assessment url_name="broken" instrument="own">'
        '<instrument id="small">\n<title>Half</title>\n<section/></instrument></coaching_assessment></unit>'
    )
    author.sees("Line 1")
    return author


def broken_for_coaches(someone: Arrive) -> Someone:
    broken_own_for_authors(someone)
    coach = someone(COACH, **BROKEN).open()
    coach.sees("Learners cannot begin")
    return coach


def broken_for_learners(someone: Arrive) -> Someone:
    broken_for_authors(someone)
    return someone("123", **BROKEN).open()


def everyone_in_conversation(someone: Arrive) -> Someone:
    coach = someone(COACH, **TALK).open()
    coach.block.get_by_label("Also those who share nothing").check()
    coach.press("Show")
    coach.sees("Page 1 of 2")
    return coach


def before_recording(someone: Arrive) -> Someone:
    coach = everyone_in_conversation(someone)
    coach.press("Record a conversation Samira Haddad")
    coach.sees("You write, Samira Haddad confirms.")
    return coach


def recording(someone: Arrive) -> Someone:
    coach = everyone_in_conversation(someone)
    coach.block.get_by_role("button", name="Go on with your record of").first.click()
    coach.sees("Conversation with Dan Whitaker")
    return coach


def dropping_a_record(someone: Arrive) -> Someone:
    coach = recording(someone)
    coach.press("Delete this record")
    coach.sees("Delete this record?")
    return coach


def handed_over(someone: Arrive) -> Someone:
    coach = everyone_in_conversation(someone)
    coach.block.get_by_role("listitem").filter(has_text="Rosa Delgado").get_by_role("button").click()
    coach.sees("Recorded by you with Rosa Delgado")
    return coach


def record_being_written(someone: Arrive) -> Someone:
    learner = someone("106", **TALK).open()
    learner.block.get_by_role("button", name="Amina Farouk is writing down").click()
    learner.sees("Until then only Amina Farouk can read it.")
    return learner


def record_to_confirm(someone: Arrive) -> Someone:
    learner = someone("101", **TALK).open()
    learner.block.get_by_role("button", name="Amina Farouk wrote down").click()
    learner.sees("Recorded by Amina Farouk with you")
    return learner


def sharing_a_record(someone: Arrive) -> Someone:
    learner = record_to_confirm(someone)
    learner.press("Confirm and share with my coaches")
    learner.sees("Before you share")
    return learner


def deleting_a_record(someone: Arrive) -> Someone:
    learner = record_to_confirm(someone)
    learner.press("Delete it")
    learner.sees("Delete this record?")
    return learner


def recorded_result(someone: Arrive) -> Someone:
    learner = someone("113", **TALK).open()
    learner.sees("Recorded by Ben Carter with you")
    return learner


_PARTS = (
    conversing, desks, entries, helping, journal, keeping, occupations, prompts, questions, reflecting,
    safety, talks,
)  # fmt: skip
EVERY = {
    view.__name__: view
    for view in (
        start, too_young, first_page, last_page, missing_answers, answered_elsewhere, offline, result,
        result_values, result_strengths, result_traits, result_wider, result_talk, result_echoed,
        answers_as_given, coach_reads_talk, coach_reads_echo,
        two_results, flat_result, written_elsewhere, share_panel, shared_result, delete_panel, after_deleting,
        preview_as_coach, coach_list, two_lists, coach_list_of_everyone, empty_list, coach_result,
        back_in_the_list,
        author_view, author_own, author_sample, author_copying, author_refused,
        author_preview, studio_editor, public,
        everyone_in_conversation, before_recording, recording, dropping_a_record, handed_over,
        record_being_written, record_to_confirm, sharing_a_record, deleting_a_record, recorded_result,
        broken_for_authors, broken_own_for_authors, broken_for_coaches, broken_for_learners,
    )
} | {name: view for part in _PARTS for name, view in part.EVERY.items()}  # fmt: skip
