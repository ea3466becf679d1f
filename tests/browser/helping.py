"""Views of ready texts, by role and state: how somebody gets there."""

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


def ready_texts(someone: Arrive) -> Someone:
    coach = at_texts(someone, "11")
    coach.block.locator("summary").first.click()
    return coach


EVERY = {view.__name__: view for view in (ready_texts,)}
