"""What becomes of an entry between learner and coach: shared, read, answered, taken back."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.entries import HOPE, REPLY, coach_at, done, name_of, shared
from tests.browser.reflecting import QUESTION, REFLECTION, TEXT, at_a_block
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]


def line(coach: Someone, name: str):
    return coach.block.get_by_role("listitem").filter(has_text=name)


def test_share_read_answer_and_take_back(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    done(learner)
    name = name_of(learner)
    learner.press(QUESTION)
    learner.press("Share with my coaches")
    expect(learner.block.locator(":focus")).to_contain_text("Before you share")
    learner.press("Share what I wrote")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")
    coach = coach_at(learner, someone)
    coach.press(f"Read {name}")
    coach.sees("being asked when a machine stood still")
    coach.block.locator("textarea").fill(REPLY)
    coach.says("Saved")
    coach.press(f"Send to {name}")
    coach.sees("Not opened yet.")
    learner.open().press("Amina Farouk wrote to you.")
    learner.press("Read what Amina Farouk wrote")
    learner.sees(REPLY)
    learner.sees("Amina Farouk opened it on")
    learner.press("Stop sharing")
    learner.sees("Private: no coach can read this. You took it back on")
    learner.sees(REPLY)
    coach.press("Back to the list")
    expect(line(coach, name)).to_contain_text("No longer shared since")
    coach.press(f"What you wrote {name}")
    coach.sees(REPLY)
    assert "machine stood still.\n\nI have read" not in coach.block.inner_text()
    assert "being asked" not in coach.block.inner_text()


def test_withdrawn_between_the_list_and_the_opening(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    which, name = shared(learner), name_of(learner)
    coach = coach_at(learner, someone)
    learner.call("withdraw", entry=which)
    coach.press(f"Read {name}")
    coach.sees("This is not here, or it is no longer shared.")
    assert "machine" not in coach.block.inner_text()


def test_withdrawn_while_a_coach_writes_nothing_is_sent_and_nothing_lost(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    which, name = shared(learner), name_of(learner)
    coach = coach_at(learner, someone)
    coach.press(f"Read {name}")
    coach.block.locator("textarea").fill(REPLY)
    coach.says("Saved")
    learner.call("withdraw", entry=which)
    coach.press(f"Send to {name}")
    coach.sees("no longer shared")
    coach.open().press(f"What you wrote {name}")
    coach.sees("Your draft, which was not sent")
    coach.sees(REPLY)
    learner.open().press(QUESTION)
    assert REPLY not in learner.block.inner_text()


def test_one_after_the_other_without_the_list_and_without_a_mouse(someone: Arrive) -> None:
    first = at_a_block(someone, "118", prompts="first-meeting")
    shared(first)
    names = [name_of(first)]
    for person in ("117", "116"):
        other = someone(person, unit=first.unit, block=first.block_name, kind=REFLECTION)
        other.page.wait_for_timeout(1100)
        shared(other)
        names.append(name_of(other))
    coach = coach_at(first, someone)
    press = coach.page.keyboard.press
    coach.sees("3 wait for you, the longest since today.")
    coach.block.get_by_role("button", name="3 wait for you").focus()
    press("Enter")
    for name in names:
        expect(coach.block.get_by_role("heading", name=name, exact=True)).to_be_focused()
        area = coach.block.locator("textarea")
        while not area.evaluate("each => each === document.activeElement"):
            press("Tab")
        coach.page.keyboard.type("What would a good day look like?")
        coach.says("Saved")
        send = coach.block.get_by_role("button", name=f"Send to {name}")
        while not send.evaluate("each => each === document.activeElement"):
            press("Tab")
        press("Enter")
        coach.sees("Not opened yet.")
        onward = coach.block.get_by_role("button", name="Next: ")
        if name == names[-1]:
            expect(onward).to_have_count(0)
            coach.sees("Nobody else waits for you here.")
            break
        while not onward.evaluate("each => each === document.activeElement"):
            press("Tab")
        press("Enter")
    coach.press("Back to the list")
    expect(coach.block.locator("li:focus")).to_contain_text(names[-1])
    coach.sees("Nobody waits for you here.")


def test_back_to_the_list_is_where_the_coach_was(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    shared(learner)
    shared(learner, "Home for supper.", "first-hope ")
    name = name_of(learner)
    coach = coach_at(learner, someone)
    coach.block.get_by_label("Name contains").fill(name.split()[0])
    coach.block.get_by_label("Which").select_option(label="New since I looked")
    coach.block.get_by_label("Question").select_option(label=HOPE)
    coach.press("Show")
    expect(coach.block.get_by_role("listitem").filter(has_text=HOPE)).to_have_count(1)
    expect(coach.block.get_by_role("status")).to_have_text("1 in this list.")
    coach.press(f"Read {name}")
    coach.sees("Home for supper.")
    coach.press("Back to the list")
    expect(coach.block.get_by_label("Name contains")).to_have_value(name.split()[0])
    expect(coach.block.get_by_label("Question").locator("option:checked")).to_have_text(HOPE)
    coach.sees("Of what you chose, no name contains")


def test_beside_it_each_opens_by_itself_and_the_reply_stays(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    shared(learner)
    other = shared(learner, "Home for supper.", "first-hope ")
    name = name_of(learner)
    coach = coach_at(learner, someone)
    line(coach, QUESTION).get_by_role("button", name=f"Read {name}").click()
    coach.sees("machine stood still")
    coach.block.locator("textarea").fill("Half a reply")
    coach.press(HOPE)
    coach.sees("Home for supper.")
    expect(coach.block.locator("textarea")).to_have_value("Half a reply")
    expect(coach.block.locator("li:focus")).to_contain_text("Home for supper.")
    page = learner.call("show", entry=other)["html"]
    assert "Amina Farouk opened it" in page


def test_announced_before_the_first_word_it_is_read_when_it_is_done(someone: Arrive) -> None:
    learner = at_a_block(someone, prompts="grow", sharing="read").open()
    learner.block.locator(".coaching-questions button").first.click()
    learner.sees("When you are done, Amina Farouk and Ben Carter can read this.")
    learner.block.locator("textarea").fill(TEXT)
    learner.says("Saved")
    learner.block.locator("form[data-coaching-prompt] button[type=submit]").last.click()
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")
    coach = coach_at(learner, someone)
    coach.press(f"Read {name_of(learner)}")
    coach.sees("being asked when a machine stood still")


def test_kept_to_oneself_no_coach_knows_of_it(someone: Arrive) -> None:
    learner = at_a_block(someone, prompts="grow", sharing="read").open()
    learner.block.locator(".coaching-questions button").first.click()
    learner.press("I’d rather keep this to myself")
    learner.block.locator("textarea").fill(TEXT)
    learner.says("Saved")
    learner.block.locator("form[data-coaching-prompt] button[type=submit]").last.click()
    learner.sees("Private: no coach can read this.")
    coach = coach_at(learner, someone)
    coach.sees("it appears here")


def test_the_learner_sees_it_as_their_coach_does(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    done(learner)
    learner.open().press(QUESTION)
    learner.press("See it as my coach sees it")
    learner.sees("Nobody was told that you looked.")
    learner.press("Back to what I wrote")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
