"""The views of an author who chooses or writes the questions of a reflection."""

from collections.abc import Callable

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
AUTHOR = "21"
MET = {"unit": "people-you-met", "block": "met", "kind": "coaching_reflection"}
FIELD = "My own questions"


def author_prompts(someone: Arrive) -> Someone:
    return someone(AUTHOR, **MET).open("studio/people-you-met/")


def author_prompts_hint(someone: Arrive) -> Someone:
    author = author_prompts(someone)
    author.edit_source(lambda xml: xml.replace("What did they say that", "Did they say anything that"), FIELD)
    author.sees("Could be answered with yes or no.")
    return author


def author_prompts_copying(someone: Arrive) -> Someone:
    author = author_prompts(someone)
    author.block.get_by_text("Start from questions of the library").click()
    author.press("The reflective cycle: once around an experience")
    author.block.locator("textarea").wait_for()
    return author


def author_prompts_refused(someone: Arrive) -> Someone:
    author = author_prompts(someone)
    author.edit_source(lambda xml: xml.replace("</purpose>", "</porpoise>"), FIELD)
    author.page.get_by_text("is closed by").wait_for()
    return author


EVERY = {
    view.__name__: view
    for view in (author_prompts, author_prompts_hint, author_prompts_copying, author_prompts_refused)
}
