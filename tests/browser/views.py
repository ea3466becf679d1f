"""Every view of the block, by role and state: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import LEANING, Someone

Arrive = Callable[..., Someone]
SHARES, COACH, AUTHOR = "101", "11", "21"
INTERESTS = {"unit": "what-interests-you", "block": "interests"}
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
    learner.block.get_by_text("What happened to it").click()
    learner.block.get_by_text("What the areas mean").click()
    return learner


def delete_panel(someone: Arrive) -> Someone:
    learner = result(someone)
    learner.press("Delete this result")
    learner.sees("Delete this result?")
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


def author_view(someone: Arrive) -> Someone:
    return someone(AUTHOR, **INTERESTS).open("studio/what-interests-you/")


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


def broken_for_learners(someone: Arrive) -> Someone:
    broken_for_authors(someone)
    return someone("123", **BROKEN).open()


EVERY = {
    view.__name__: view
    for view in (
        start, too_young, first_page, last_page, missing_answers, answered_elsewhere, offline, result,
        two_results, flat_result, written_elsewhere, share_panel, shared_result, delete_panel,
        preview_as_coach, coach_list, two_lists, coach_list_of_everyone, empty_list, coach_result,
        author_view, author_preview, studio_editor, public,
        broken_for_authors, broken_for_learners,
    )
}  # fmt: skip
