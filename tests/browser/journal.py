"""The views of a learner who reads what they wrote: the journal, check-ins over time, and what is quoted."""

from collections.abc import Callable

from tests.browser.reflecting import REFLECTION, at_a_block, hand_in
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
WEEK = {"unit": "how-it-goes", "block": "week", "kind": REFLECTION}
JOURNAL = "My journal: all that I wrote in this course"


def journal(someone: Arrive, person: str = "101") -> Someone:
    reader = someone(person, **WEEK).open()
    reader.press(JOURNAL)
    reader.sees("Words to look for")
    return reader


def journal_of_the_private(someone: Arrive) -> Someone:
    """Tags, drafts and nothing shared."""
    reader = journal(someone, "111")
    reader.press("Find by a tag")
    reader.block.get_by_role("button", name="organs").wait_for()
    return reader


def journal_found(someone: Arrive) -> Someone:
    reader = journal(someone)
    reader.block.get_by_label("Words to look for").fill("health centre")
    reader.press("Show")
    reader.sees("2 of 9 entries")
    return reader


def journal_tagging(someone: Arrive) -> Someone:
    reader = journal(someone)
    reader.block.locator("article", has_text="hope").get_by_role("button", name="Change tags").click()
    reader.sees("A word to find it by")
    return reader


def journal_empty(someone: Arrive) -> Someone:
    reader = someone("126", **WEEK).open()
    reader.press(JOURNAL)
    reader.sees("Nothing is written yet.")
    return reader


def check_ins(someone: Arrive) -> Someone:
    reader = someone("101", **WEEK).open()
    reader.press("Your check-ins over time")
    reader.block.locator("svg").wait_for()
    return reader


def one_check_in(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="weekly-check-in")
    item = str(writer.open().block.locator("[name='item']").first.get_attribute("value"))
    writer.call("save_checks", item=item, values={"energy": 4})
    hand_in(writer, "Something moved.", item)
    writer.open().press("Your check-ins over time")
    writer.sees("One point is no trend yet.")
    return writer


def quoted(someone: Arrive) -> Someone:
    """A question that quotes what Rosa wrote in another week."""
    writer = at_a_block(someone, "101", prompts="progress").open()
    writer.press("Looking back to where you began: what has moved, however little, and what has not?")
    writer.sees("When you began, you wrote about what would be different:")
    return writer


def quoted_result(someone: Arrive) -> Someone:
    writer = someone("101", unit="what-you-do-well", block="strengths", kind=REFLECTION).open()
    writer.block.get_by_role("button", name="Where do you already do things of this kind").click()
    writer.sees("From your result of")
    return writer


EVERY = {
    view.__name__: view
    for view in (
        journal, journal_of_the_private, journal_found, journal_tagging, journal_empty,
        one_check_in, quoted, quoted_result,
    )
}  # fmt: skip
