"""Views of the desk, by role and state: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
AMINA, THOMAS, AUTHOR = "11", "31", "21"
ROSA, MEI_LING, PRIYA, LEILANI = "101", "103", "107", "119"
DESK = {"unit": "your-coaching", "block": "desk", "kind": "coaching_desk"}


def at_desk(someone: Arrive, person: str) -> Someone:
    return someone(person, **DESK).open()


def with_learner(someone: Arrive, name: str, coach: str = AMINA) -> Someone:
    """A coach at the page of one learner."""
    arrived = at_desk(someone, coach)
    arrived.block.get_by_label("Name contains").fill(name)
    arrived.press("Show")
    arrived.press(f"Open {name}")
    arrived.sees("can see that you opened this.")
    return arrived


def card_forms(someone: Arrive, coach: str = THOMAS) -> Someone:
    arrived = at_desk(someone, coach)
    arrived.block.get_by_role("button", name="your card").click()
    arrived.sees("Show it to learners")
    return arrived


def desk_before_anything(someone: Arrive) -> Someone:
    learner = at_desk(someone, "115")
    learner.block.get_by_text("Ask for a talk").first.click()
    return learner


def desk_of_a_learner(someone: Arrive) -> Someone:
    learner = at_desk(someone, ROSA)
    for folded in learner.block.locator("summary").all():
        folded.click()
    return learner


def desk_with_a_late_answer(someone: Arrive) -> Someone:
    learner = at_desk(someone, LEILANI)
    learner.sees("Since it is late, Ben Carter answers instead")
    return learner


def own_story(someone: Arrive) -> Someone:
    learner = at_desk(someone, ROSA)
    learner.block.get_by_role("button", name="All of it").click()
    learner.sees("the newest first")
    return learner


def offered_agreement(someone: Arrive) -> Someone:
    learner = at_desk(someone, MEI_LING)
    learner.press("Amina Farouk wrote an agreement for you to read.")
    learner.sees("It holds when you accept it.")
    learner.block.get_by_text("Ask for a change").first.click()
    return learner


def writing_an_agreement(someone: Arrive) -> Someone:
    learner = at_desk(someone, "118")
    learner.press("Begin the agreement")
    learner.press("Write the agreement")
    learner.sees("How it ends")
    return learner


def coach_desk(someone: Arrive) -> Someone:
    coach = at_desk(someone, AMINA)
    coach.block.locator("summary").first.click()
    return coach


def who_waits(someone: Arrive) -> Someone:
    coach = at_desk(someone, AMINA)
    coach.block.get_by_role("button", name="wait for you").click()
    coach.sees("Asked for a change on")
    return coach


def coach_and_learner(someone: Arrive) -> Someone:
    return with_learner(someone, "Leilani Kahale")


def change_asked(someone: Arrive) -> Someone:
    coach = with_learner(someone, "Priya Raman")
    coach.press("Read the agreement")
    coach.sees("What should be different")
    return coach


def coach_writes_agreement(someone: Arrive) -> Someone:
    coach = with_learner(someone, "Jonas Weber")
    coach.press("Write the agreement")
    coach.press("Write the agreement")
    coach.sees("How it ends")
    return coach


def own_card(someone: Arrive) -> Someone:
    coach = card_forms(someone, AMINA)
    coach.press("See it as learners will")
    coach.sees("Back to writing")
    return coach


def refused_card(someone: Arrive) -> Someone:
    coach = card_forms(someone)
    coach.block.get_by_label("Address of a picture").fill("http://example.org/me.jpg")
    coach.says("Saved")
    coach.press("Show it to learners")
    coach.sees("An address here begins with https://")
    return coach


def card_in_two_windows(someone: Arrive) -> Someone:
    """What one window shows, and another one stored since."""
    coach = card_forms(someone)
    hints = coach.block.locator("textarea[name='times']")
    revision = int(hints.get_attribute("data-coaching-revision") or 0)
    stored = "From the other window."
    coach.call("save_card", item="times", text=stored, revision=revision)
    hints.fill("From this one.")
    coach.sees("What is stored")
    return coach


def desk_of_an_author(someone: Arrive) -> Someone:
    author = someone(AUTHOR, **DESK).open("studio/your-coaching/")
    author.sees("What holds for this course")
    return author


def desk_of_a_visitor(someone: Arrive) -> Someone:
    return someone("", **DESK).open()


EVERY = {
    view.__name__: view
    for view in (
        card_forms, desk_before_anything, desk_of_a_learner, desk_with_a_late_answer, own_story,
        offered_agreement, writing_an_agreement, coach_desk, who_waits, coach_and_learner, change_asked,
        coach_writes_agreement, own_card, refused_card, card_in_two_windows, desk_of_an_author,
        desk_of_a_visitor,
    )
}  # fmt: skip
