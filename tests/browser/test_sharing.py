"""What a learner decides about a result, and what a coach sees of it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.someone import Someone
from tests.browser.views import COACH, coach_list_of_everyone

Arrive = Callable[..., Someone]


def coach_of(learner: Someone, someone: Arrive) -> Someone:
    return someone(COACH, unit=learner.unit, block=learner.block_name)


def line(coach: Someone, name: str):
    return coach.block.get_by_role("listitem").filter(has_text=name)


def name_of(learner: Someone) -> str:
    return learner.page.locator(".site-who strong").inner_text()


def test_share_read_withdraw(learner: Someone, someone: Arrive) -> None:
    learner.finish()
    name = name_of(learner.open())
    learner.press("Share with my coaches")
    expect(learner.block.locator(":focus")).to_contain_text("Before you share")
    learner.press("Keep it private")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    learner.press("Share with my coaches")
    learner.press("Share the result")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")
    coach = coach_of(learner, someone).open()
    coach.press(f"Read {name}")
    coach.sees(f"{name}'s answers lean towards Social work.")
    coach.sees(f"{name} can see that you opened this.")
    learner.open()
    learner.sees("Amina Farouk opened your result on")
    learner.block.get_by_text("What happened to it").click()
    learner.sees("Amina Farouk opened it")
    learner.press("Stop sharing")
    learner.sees("Private: no coach can read this. You took it back on")
    coach.press("Back to the list")
    expect(line(coach, name)).to_have_count(0)
    coach.block.get_by_label("Also those who share nothing").check()
    coach.block.get_by_label("Name contains").fill(name)
    coach.press("Show")
    coach.sees("Begun, nothing shared")
    expect(coach.block.get_by_role("status")).to_have_text("1 name in this list.")


def test_the_first_line_leads_where_it_speaks_of(learner: Someone) -> None:
    learner.finish()
    learner.open().block.locator("textarea").fill("Written before the jump.")
    learner.press("Your result is yours alone. You can share it whenever you like.")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    expect(learner.block.locator("textarea")).to_have_value("Written before the jump.")


def test_back_to_the_list_is_where_the_coach_was(someone: Arrive) -> None:
    coach = coach_list_of_everyone(someone)
    coach.block.get_by_label("Name contains").fill("r")
    coach.press("Show")
    expect(coach.block.get_by_role("heading")).to_be_focused()
    line(coach, "Rosa Delgado").get_by_role("button", name="Read").focus()
    coach.page.keyboard.press("Enter")
    expect(coach.block.locator(":focus")).to_have_text("Rosa Delgado")
    coach.press("Back to the list")
    expect(coach.block.locator("li:focus")).to_contain_text("Rosa Delgado")
    expect(coach.block.get_by_label("Name contains")).to_have_value("r")
    expect(coach.block.get_by_label("Also those who share nothing")).to_be_checked()
    coach.page.keyboard.press("Tab")
    expect(coach.block.locator(":focus")).to_have_text("Read Rosa Delgado")
    coach.block.get_by_role("button", name="share a result here.").click()
    expect(coach.block.get_by_label("Name contains")).to_have_value("")
    expect(coach.block.get_by_role("listitem").nth(1)).to_be_focused()


def test_a_coach_whose_list_is_old_learns_nothing_after_a_withdrawal(
    learner: Someone, someone: Arrive
) -> None:
    sitting = learner.finish()
    learner.call("share", sitting=sitting)
    name = name_of(learner.open())
    coach = coach_of(learner, someone).open()
    learner.call("withdraw", sitting=sitting)
    coach.press(f"Read {name}")
    coach.sees("This is not here, or it is no longer shared.")
    assert "lean towards" not in coach.block.inner_text()


def test_a_coach_sees_name_and_stage_of_those_who_share_nothing(learner: Someone, someone: Arrive) -> None:
    name = name_of(learner.open())
    coach = coach_of(learner, someone).open()

    def stage() -> str:
        coach.block.get_by_label("Also those who share nothing").check()
        coach.block.get_by_label("Name contains").fill(name)
        coach.press("Show")
        return str(line(coach, name).inner_text())

    assert stage().split() == f"{name} Not begun".split()
    learner.finish()
    expect(line(coach, name)).to_contain_text("Not begun")
    coach.open()
    assert stage().split() == f"{name} Begun, nothing shared".split()
    assert line(coach, name).get_by_role("button").count() == 0


def test_see_it_as_my_coach_sees_it(learner: Someone) -> None:
    sitting = learner.finish()
    learner.call("save_note", item=sitting, text="Nobody else reads this.", revision=0)
    learner.open().press("See it as my coach sees it")
    learner.sees("Nobody was told that you looked.")
    assert "Nobody else reads this." not in learner.block.inner_text()
    learner.press("Back to my result")
    expect(learner.block.locator(":focus")).to_have_text("Who can read this")
    expect(learner.block.locator("textarea")).to_have_value("Nobody else reads this.")


def test_delete_after_a_question(learner: Someone) -> None:
    learner.finish()
    learner.open().press("Delete this result")
    expect(learner.block.locator(":focus")).to_contain_text("Delete this result?")
    learner.press("Keep it")
    learner.sees("Your answers lean towards Social work.")
    expect(learner.block.get_by_role("button", name="Delete this result")).to_be_focused()
    learner.page.keyboard.press("Enter")
    learner.sees("Delete this result?")
    learner.block.locator("textarea").fill("Goes with the result.")
    learner.press("Delete")
    learner.sees("I am 14 or older")
    learner.block.get_by_role("button", name="You deleted a result on").click()
    expect(learner.block.get_by_label("I am 14 or older")).to_be_focused()
    learner.page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('coaching-copy:'))"
    )
