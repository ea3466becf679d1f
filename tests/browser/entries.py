"""The views of what learners share of their writing: their own, and their coaches'."""

from collections.abc import Callable

from tests.browser.reflecting import QUESTION, REFLECTION, TEXT, at_a_block, write
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
AMINA, BEN = "11", "12"
HOPE = "Suppose that this goes well. What is different in your days a few months from now?"
REPLY = "You were asked when a machine stood still. What was that like for you?"


def done(writer: Someone, text: str = TEXT, item: str = "first-reason ", revision: int = 0) -> str:
    """Write and be done for now, without the page; the entry's id."""
    write(writer, text, item, revision)
    html = writer.call("submit_entry", item=item, text=text)["html"]
    return str(html.split('name="entry" value="')[1].split('"')[0])


def shared(writer: Someone, text: str = TEXT, item: str = "first-reason ") -> str:
    """An entry that this writer shares; its id."""
    which = done(writer, text, item)
    writer.call("share", entry=which, readers=f"{AMINA} {BEN}")
    return which


def name_of(writer: Someone) -> str:
    return str(writer.open().page.locator(".site-who strong").inner_text())


def coach_at(writer: Someone, someone: Arrive, coach: str = AMINA) -> Someone:
    """A coach at the list of the block where that writer is."""
    return someone(coach, unit=writer.unit, block=writer.block_name, kind=REFLECTION).open()


def answer(coach: Someone, learner: Someone, which: str, text: str = REPLY) -> None:
    """Send an answer without the page."""
    coach.call("save_message_draft", item=f"{learner.person} {which}  text", text=text, revision=0)
    coach.call("send_message", learner=learner.person, item=which, entry=which, text=text)


def sharing_an_entry(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    done(writer)
    writer.open().press(QUESTION)
    writer.press("Share with my coaches")
    writer.sees("Before you share")
    return writer


def offered_to_share(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="grow", sharing="offered").open()
    writer.block.locator(".coaching-questions button").first.click()
    writer.block.locator("textarea").fill(TEXT)
    writer.says("Saved")
    writer.press("Done for now")
    writer.sees("Would you like your coaches to read this?")
    return writer


def an_entry_that_is_shared(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    which = shared(writer)
    coach_at(writer, someone).call("open_entry", learner=writer.person, entry=which)
    writer.open().press(QUESTION)
    writer.block.get_by_text("What happened to it").click()
    writer.sees("Amina Farouk opened it")
    return writer


def as_coaches_see_it(someone: Arrive) -> Someone:
    writer = an_entry_that_is_shared(someone)
    writer.press("See it as my coach sees it")
    writer.sees("Nobody was told that you looked.")
    return writer


def an_answer_to_an_entry(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    which = shared(writer)
    answer(coach_at(writer, someone), writer, which)
    writer.open().press("Amina Farouk wrote to you.")
    writer.press("Read what Amina Farouk wrote")
    writer.sees(REPLY)
    return writer


def entries_that_wait(someone: Arrive) -> Someone:
    writer = at_a_block(someone, "118", prompts="first-meeting")
    which = shared(writer)
    shared(writer, "On an ordinary Tuesday I am home for supper.", "first-hope ")
    for person in ("117", "116"):
        other = someone(person, unit=writer.unit, block=writer.block_name, kind=REFLECTION)
        shared(other, "My uncle says that the shop is mine if I want it.")
    coach = coach_at(writer, someone)
    coach.call("open_entry", learner="118", entry=which)
    # Moments are kept to the second.
    coach.page.wait_for_timeout(1100)
    done(writer, f"{TEXT}\n\nAnd the night shift is not for me.", revision=1)
    coach.open().sees("Revised since you read it")
    return coach


def nobody_shares_an_entry(someone: Arrive) -> Someone:
    writer = at_a_block(someone, prompts="first-meeting")
    return coach_at(writer, someone)


def a_revised_entry(someone: Arrive) -> Someone:
    coach = entries_that_wait(someone)
    coach.block.get_by_role("listitem").filter(has_text="Revised").get_by_role("button").click()
    coach.sees("since you read it on")
    coach.block.get_by_text("How it was before").click()
    return coach


def beside_an_entry(someone: Arrive) -> Someone:
    coach = a_revised_entry(someone)
    coach.press(HOPE)
    coach.sees("On an ordinary Tuesday")
    return coach


def an_entry_answered(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    shared(writer)
    coach = coach_at(writer, someone)
    coach.press(f"Read {name_of(writer)}")
    coach.block.locator("textarea").fill(REPLY)
    coach.says("Saved")
    coach.block.get_by_role("button", name="Send to").click()
    coach.sees("Not opened yet.")
    return coach


def words_about_what_ended(someone: Arrive) -> Someone:
    writer = someone(kind=REFLECTION)
    which = shared(writer)
    coach = coach_at(writer, someone)
    answer(coach, writer, which)
    writer.call("withdraw", entry=which)
    coach.open().press(f"What you wrote {name_of(writer)}")
    coach.sees(REPLY)
    return coach


EVERY = {
    view.__name__: view
    for view in (
        sharing_an_entry, offered_to_share, an_entry_that_is_shared, as_coaches_see_it, an_answer_to_an_entry,
        entries_that_wait, nobody_shares_an_entry, a_revised_entry, beside_an_entry, an_entry_answered,
        words_about_what_ended,
    )
}  # fmt: skip
