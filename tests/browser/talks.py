"""Views of feedback, by role and state: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
AMINA, BEN, ROSA, KWAME, SOFIA = "11", "12", "101", "102", "112"
INTERESTS = {"unit": "what-interests-you", "block": "interests"}


def opened(someone: Arrive, coach: str, name: str) -> Someone:
    """A coach at the result of one learner of the demo course."""
    arrived = someone(coach, **INTERESTS).open()
    arrived.press(f"Read {name}")
    arrived.sees("can see that you opened this")
    return arrived


def unfold(someone_: Someone, scale: str) -> None:
    """Open the text of one scale."""
    someone_.block.locator("summary", has_text=scale).first.click()


def shared(someone: Arrive, *, answers: str = "") -> tuple[Someone, Someone]:
    """A fresh learner who shares a result, and a coach at it."""
    learner = someone()
    which = learner.finish()
    learner.call("share", sitting=which, with_answers=answers)
    learner.sitting = which
    name = learner.open().page.locator(".site-who strong").inner_text()
    coach = someone(AMINA, unit=learner.unit, block=learner.block_name).open()
    coach.press(f"Read {name}")
    coach.sees("can see that you opened this")
    return learner, coach


def writing_feedback(someone: Arrive) -> Someone:
    coach = opened(someone, BEN, "Kwame Mensah")
    coach.press("Go on with your draft About the whole result")
    coach.sees("One part is enough.")
    return coach


def answered_feedback(someone: Arrive) -> Someone:
    coach = opened(someone, BEN, "Dan Whitaker")
    coach.sees("Dan Whitaker sees this differently.")
    return coach


def beside_an_answer(someone: Arrive) -> Someone:
    _, coach = shared(someone, answers="yes")
    coach.block.get_by_text("The single answers, as they were given").click()
    coach.block.locator(".coaching-given > div").first.get_by_role("button").click()
    coach.sees("One part is enough.")
    return coach


def what_a_coach_keeps(someone: Arrive) -> Someone:
    coach = someone(AMINA, **INTERESTS).open()
    coach.press("What you wrote Sofia Rossi")
    coach.sees("You see your own words alone.")
    return coach


def unread_feedback(someone: Arrive) -> Someone:
    learner = someone(ROSA, **INTERESTS).open()
    learner.press("Amina Farouk wrote to you about your result.")
    learner.sees("Read what Amina Farouk wrote")
    return learner


def answering_feedback(someone: Arrive) -> Someone:
    learner = someone(SOFIA, **INTERESTS).open()
    learner.sees("The design school has an open evening")
    return learner


def writing_an_answer(someone: Arrive) -> Someone:
    learner, coach = shared(someone)
    item = f"{learner.person} {learner.sitting} scale:A stands_out"
    text = "You chose the two questions with music, and none with paint."
    coach.call("save_message_draft", item=item, text=text, revision=0)
    parts = {"stands_out": text, "could_grow": "", "opportunity": ""}
    place = {"learner": learner.person, "item": learner.sitting, "about": "scale:A"}
    coach.call("send_message", **place, **parts)
    learner.open().press("Read what Amina Farouk wrote")
    learner.press("Answer Amina Farouk About Artistic")
    learner.sees("can read it once you send it.")
    return learner


def quoting_a_coach(someone: Arrive) -> Someone:
    learner = someone(ROSA, **INTERESTS).open()
    learner.block.get_by_role("button", name="Quote", exact=True).first.click()
    learner.block.locator("textarea").first.wait_for()
    return learner


EVERY = {
    view.__name__: view
    for view in (
        writing_feedback, answered_feedback, beside_an_answer, what_a_coach_keeps,
        unread_feedback, answering_feedback, writing_an_answer, quoting_a_coach,
    )
}  # fmt: skip
