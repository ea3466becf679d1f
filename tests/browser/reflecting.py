"""The views of a learner who writes to open questions."""

from collections.abc import Callable
from itertools import count
from xml.sax.saxutils import quoteattr

from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
REFLECTION = "coaching_reflection"
QUESTION = "What brings you to coaching now?"
UNIT = "work-you-know"
TEXT = """My contract ends in June, and I would like to know *what next* before it does.

What I liked so far:

- the workshop, with my hands in something
- being asked when a machine stood still

I have read about https://www.onetonline.org/ and got lost in it."""
_NUMBERS = count(1)


def at_a_block(someone: Arrive, person: str = "119", **authored: str) -> Someone:
    """A learner at a block of its own that an author set up like this."""
    block = f"place-{next(_NUMBERS)}"
    author = someone("21", unit=UNIT, block=block, kind=REFLECTION)
    fields = "".join(f" {name}={quoteattr(value)}" for name, value in authored.items())
    author.write_unit(
        f'<unit title="Your turn"><coaching_reflection url_name="{block}" display_name="In your own words"'
        f"{fields}/></unit>"
    )
    author.close()
    return someone(person, unit=UNIT, block=block, kind=REFLECTION)


def write(writer: Someone, text: str = TEXT, item: str = "first-reason ", revision: int = 0) -> None:
    """Save a text without the page."""
    writer.call("save_entry", item=item, text=text, revision=revision)


def hand_in(writer: Someone, text: str = TEXT, item: str = "first-reason ", revision: int = 0) -> None:
    write(writer, text, item, revision)
    writer.call("submit_entry", item=item, text=text)


def questions_to_choose(someone: Arrive) -> Someone:
    return someone(kind=REFLECTION).open()


def a_question(someone: Arrive) -> Someone:
    writer = questions_to_choose(someone)
    writer.press(QUESTION)
    writer.sees("I am here because …")
    return writer


def a_draft(someone: Arrive) -> Someone:
    writer = a_question(someone)
    writer.block.locator("textarea").fill(TEXT)
    writer.says("Saved")
    return writer


def two_texts(someone: Arrive) -> Someone:
    writer = a_draft(someone)
    write(writer, "What I wrote on the phone.", revision=1)
    writer.block.locator("textarea").fill("What I wrote here.")
    writer.says("You wrote something else")
    return writer


def done_for_now(someone: Arrive) -> Someone:
    writer = a_draft(someone)
    writer.press("Done for now")
    writer.sees("Done on")
    return writer


def written_on(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    hand_in(writer)
    write(writer, f"{TEXT}\n\nAnd the night shift is not for me.", revision=1)
    writer.open().block.locator(".coaching-handed-in summary").click()
    return writer


def an_earlier_version(someone: Arrive) -> Someone:
    writer = written_on(someone)
    hand_in(writer, "Something shorter.", revision=2)
    writer.open().press(QUESTION)
    writer.block.get_by_text("Earlier versions").click()
    writer.block.locator(".coaching-versions button").last.click()
    writer.sees("Go on from this version")
    return writer


def deleting_an_entry(someone: Arrive) -> Someone:
    writer = done_for_now(someone)
    writer.press("Delete this entry")
    writer.sees("Delete this entry?")
    return writer


def questions_answered(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    hand_in(writer)
    write(writer, "A start.", "first-hope ")
    writer.open().press("All questions")
    writer.sees("Draft of")
    return writer


def unsent_words(someone: Arrive) -> Someone:
    writer = questions_to_choose(someone)
    with writer.page.expect_response(lambda answer: "/draft_key" in answer.url):
        writer.press(QUESTION)
    writer.context.set_offline(True)
    writer.block.locator("textarea").fill("Kept here.")
    writer.says("Kept on this device")
    writer.page.close()
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    writer.page.add_init_script(
        "Object.defineProperty(navigator, 'userActivation', {value: {hasBeenActive: true}})"
    )
    writer.open().sees("Words that are not sent yet are kept on this device")
    return writer


def a_step(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="grow")
    hand_in(writer, "I would like to find out what else I could do with my hands.", "grow-goal ")
    writer.open().press("How are things now, and what have you done about it so far?")
    writer.sees("Step 2 of 4: Reality")
    return writer


def coaches_will_read(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="grow", sharing="read").open()
    writer.block.locator(".coaching-questions button").first.click()
    writer.block.get_by_text("Where confidentiality ends").click()
    return writer


def kept_to_oneself(someone: Arrive) -> Someone:
    writer = coaches_will_read(someone)
    writer.press("I’d rather keep this to myself")
    writer.sees("You keep this to yourself.")
    return writer


def before_it_opens(someone: Arrive) -> Someone:
    return at_a_block(someone, prompts="values", opens="2999-03-02 09:00").open()


def after_it_closed(someone: Arrive) -> Someone:
    return at_a_block(someone, prompts="values", closes="2020-03-02 09:00").open()


def a_check_in(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="weekly-check-in").open_ready()
    writer.block.get_by_label("Energy", exact=True).fill("7")
    writer.says("Saved")
    return writer


def check_ins_over_time(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="weekly-check-in")
    for week, (energy, confidence) in enumerate([(3, 4), (5, 4), (4, 6), (8, 7)], start=10):
        item = f"weekly-moved 2026-W{week}"
        writer.call("save_checks", item=item, values={"energy": energy, "confidence": confidence})
        hand_in(writer, "It moved.", item)
    writer.open().press("Your check-ins over time")
    writer.block.locator("svg").first.wait_for()
    return writer


EVERY = {
    view.__name__: view
    for view in (
        questions_to_choose, a_question, a_draft, two_texts, done_for_now, written_on, an_earlier_version,
        deleting_an_entry, questions_answered, unsent_words, a_step, coaches_will_read, kept_to_oneself,
        before_it_opens, after_it_closed, a_check_in, check_ins_over_time,
    )
}  # fmt: skip
