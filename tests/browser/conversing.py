"""Views of a conversation about an entry, by role and state: how somebody gets there."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
REFLECTION = "coaching_reflection"
AMINA = "11"
ENTRY = "I like *teaching*, and I **really** do not like meetings.\n\nNobody asked me why."
PROMPT = "first-reason "


def both(someone: Arrive) -> tuple[Someone, Someone]:
    """A learner who shares an entry, and a coach who reads it."""
    learner = someone(kind=REFLECTION)
    learner.call("save_entry", item=PROMPT, text=ENTRY, revision=0)
    html = learner.call("submit_entry", item=PROMPT, text=ENTRY)["html"]
    learner.entry = re.search(r'name="entry" value="([a-z0-9]{12})"', html)[1]
    learner.call("share", entry=learner.entry)
    name = learner.open().page.locator(".site-who strong").inner_text()
    coach = someone(AMINA, unit=learner.unit, block=learner.block_name, kind=REFLECTION)
    read(coach, name)
    coach.learner = name
    return learner, coach


def read(coach: Someone, name: str) -> None:
    """Open what this learner shares."""
    coach.open()
    coach.block.get_by_role("button", name=name).first.click()
    expect(area(coach)).to_be_editable()


def at_entry(learner: Someone) -> Someone:
    """The learner's page of the entry, as they come to it."""
    learner.open().block.get_by_role("button", name="What brings you to coaching now?").click()
    learner.block.locator(".coaching-thread").wait_for()
    return learner


def area(someone: Someone) -> Locator:
    """Where somebody writes to the other side."""
    return someone.block.locator("textarea[name='text']").last


def say(who: Someone, learner: Someone, text: str) -> None:
    """Somebody writes and sends, without the page."""
    who.call("save_message_draft", item=f"{learner.person} {learner.entry}  text", text=text, revision=0)
    who.call("send_message", learner=learner.person, item=learner.entry, entry=learner.entry, text=text)


def begun(someone: Arrive) -> tuple[Someone, Someone]:
    """Both said something, and have read each other."""
    learner, coach = both(someone)
    say(coach, learner, "What would a good week look like?")
    at_entry(learner).press("Read what Amina Farouk wrote")
    say(learner, learner, "Two days with people.\n\nAnd three without meetings.")
    read(coach, coach.learner)
    return learner, coach


def conversation(someone: Arrive) -> Someone:
    learner, _ = begun(someone)
    return at_entry(learner)


def quoting(someone: Arrive) -> Someone:
    _, coach = begun(someone)
    quote = coach.block.locator(".coaching-message").last.get_by_role("button", name="Quote", exact=True)
    quote.click()
    coach.press("“And three without meetings.”")
    coach.block.locator("blockquote").wait_for()
    coach.block.locator(".coaching-message").last.get_by_role("button", name="Quote", exact=True).click()
    coach.block.locator(".coaching-passages:visible").wait_for()
    return coach


def without_writing(someone: Arrive) -> Someone:
    _, coach = begun(someone)
    coach.block.locator("summary", has_text="Without writing").click()
    coach.sees("Pass it to")
    return coach


def changing(someone: Arrive) -> Someone:
    _, coach = begun(someone)
    coach.block.locator("summary", has_text="Change").first.click()
    coach.press("Edit")
    coach.sees("Leave it as it is")
    return coach


def deleting(someone: Arrive) -> Someone:
    learner, _ = begun(someone)
    at_entry(learner).block.locator("summary", has_text="Change").last.click()
    learner.block.locator(".coaching-change[open]").get_by_role("button", name="Delete").click()
    learner.sees("Delete what you wrote here?")
    return learner


def long_conversation(someone: Arrive) -> Someone:
    learner, _ = both(someone)
    for number in range(21):
        say(learner, learner, f"This is number {number + 1}.")
    at_entry(learner).press("Earlier messages")
    learner.sees("Later messages")
    return learner


EVERY = {
    view.__name__: view
    for view in (conversation, quoting, without_writing, changing, deleting, long_conversation)
}
