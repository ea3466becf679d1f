"""Views of safety, by role and state: how somebody gets there."""

from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.desks import AMINA, at_desk, with_learner
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
MIRIAM, BEN = "41", "12"
ELSE = "Talk to someone other than my coach"
WORRIED = "I am worried about this person"
SAID = "My coach asked for my private number, twice. May I say no?"
SAW = "He wrote that he has not slept for a week and sees no way on."


def area(someone: Someone, label: str) -> Locator:
    """A text field by its label, ready to be written in."""
    found = someone.block.get_by_role("textbox", name=label, exact=True)
    found.and_(someone.page.locator(":not([readonly])")).wait_for()
    return found


def name_of(someone: Someone) -> str:
    return str(someone.page.locator(".site-who strong").inner_text())


def confiding(someone: Arrive, person: str) -> Someone:
    learner = at_desk(someone, person)
    learner.press(ELSE)
    area(learner, "What would you like to say?")
    return learner


def confided(someone: Arrive, person: str) -> Someone:
    """Somebody has written to Miriam."""
    learner = confiding(someone, person)
    area(learner, "What would you like to say?").fill(SAID)
    learner.says("Saved")
    learner.press("Send to Miriam Adler")
    learner.sees("Nobody has opened it yet.")
    return learner


def worrying(someone: Arrive, name: str, coach: str = AMINA) -> Someone:
    """A coach at the protocol, about a learner."""
    arrived = with_learner(someone, name, coach)
    arrived.press(WORRIED)
    area(arrived, "What did you see or read?")
    return arrived


def told(someone: Arrive, name: str, coach: str = AMINA, saw: str = SAW) -> Someone:
    """A coach has told Miriam."""
    arrived = worrying(someone, name, coach)
    area(arrived, "What did you see or read?").fill(saw)
    arrived.says("Saved")
    arrived.press("Tell Miriam Adler")
    arrived.sees("You told Miriam Adler on")
    return arrived


def with_matter(someone: Arrive, name: str) -> Someone:
    """Miriam at the newest thing about a learner."""
    miriam = at_desk(someone, MIRIAM)
    miriam.block.get_by_role("button", name=f"Open {name}").first.click()
    area(miriam, "A note, for safeguarding persons alone")
    return miriam


def before_confiding(someone: Arrive) -> Someone:
    return confiding(someone, "120")


def after_confiding(someone: Arrive) -> Someone:
    return confided(someone, "118")


def inbox_of_the_demo_course(someone: Arrive) -> Someone:
    return at_desk(someone, MIRIAM)


def reading_what_was_confided(someone: Arrive) -> Someone:
    return with_matter(someone, name_of(confided(someone, "117")))


def answered_confidence(someone: Arrive) -> Someone:
    learner = confided(someone, "116")
    miriam = with_matter(someone, name_of(learner))
    area(miriam, "Answer Ahmed Yusuf").fill("Thank you. You may say no, and you owe nobody a reason.")
    miriam.says("Saved")
    miriam.press("Send to Ahmed Yusuf")
    miriam.block.locator(".coaching-message", has_text="You may say no").first.wait_for()
    learner.open().press(ELSE)
    learner.sees("You may say no")
    return learner


def inbox(someone: Arrive) -> Someone:
    confided(someone, "105")
    miriam = at_desk(someone, MIRIAM)
    miriam.sees("wrote to you")
    return miriam


def before_telling(someone: Arrive) -> Someone:
    coach = worrying(someone, "Viktor Petrov")
    coach.block.locator("summary", has_text="A reason not to tell").click()
    return coach


def after_telling(someone: Arrive) -> Someone:
    return told(someone, "Samira Haddad")


def reading_a_report(someone: Arrive) -> Someone:
    told(someone, "Jonas Weber")
    return with_matter(someone, "Jonas Weber")


def learner_who_was_reported(someone: Arrive) -> Someone:
    told(someone, "Chloé Martin")
    learner = at_desk(someone, "124")
    learner.sees("is worried about you and told Miriam Adler")
    return learner


EVERY = {
    view.__name__: view
    for view in (
        before_confiding, after_confiding, inbox_of_the_demo_course, reading_what_was_confided,
        answered_confidence, inbox, before_telling, after_telling, reading_a_report, learner_who_was_reported,
    )
}  # fmt: skip
