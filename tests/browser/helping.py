"""Views of a coach's ways to answer, by role and state: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
THOMAS = "31"
DESK = {"unit": "your-coaching", "block": "desk", "kind": "coaching_desk"}


def at_texts(someone: Arrive, person: str = THOMAS) -> Someone:
    """Somebody who coaches, at their ready texts."""
    coach = someone(person, **DESK).open()
    coach.block.get_by_role("button", name="ready text").click()
    coach.block.get_by_role("heading", name="Your ready texts", level=2).wait_for()
    return coach


def asked(someone: Arrive, learner: str, coach: Someone | None = None) -> Someone:
    """A coach, where a learner asked something on the desk."""
    asking = someone(learner, **DESK)
    text = "I like the work, and I am tired of it."
    asking.call("save_message_draft", item=f"{learner}   text", text=text, revision=0)
    asking.call("send_message", text=text)
    name = asking.open().page.locator(".site-who strong").inner_text()
    coach = (coach or someone(THOMAS, **DESK)).open()
    coach.block.get_by_label("Name contains").fill(name)
    coach.press("Show")
    coach.press(f"Open {name}")
    coach.block.get_by_text(text).first.wait_for()
    return coach


def ready_texts(someone: Arrive) -> Someone:
    coach = at_texts(someone, "11")
    coach.block.locator("summary").first.click()
    return coach


def ways_to_answer(someone: Arrive) -> Someone:
    coach = asked(someone, "122")
    coach.block.locator("summary", has_text="Ways to answer").click()
    return coach


def a_note(someone: Arrive) -> Someone:
    coach = asked(someone, "123")
    coach.block.locator("textarea").fill("You should talk to your boss. Try to write a list.")
    coach.block.locator("[data-coaching-note]:not(:empty)").wait_for(timeout=30_000)
    return coach


EVERY = {view.__name__: view for view in (ready_texts, ways_to_answer, a_note)}
