"""The safety stories, played by role: a disclosure on shared words, and a concern about a coach."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import safety
from tests.browser.desks import AMINA, at_desk, with_learner
from tests.browser.entries import coach_at, shared
from tests.browser.reflecting import REFLECTION
from tests.browser.safety import BEN, ELSE, MIRIAM, SAW, WORRIED, area, name_of
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
WORDS = "I have not slept for a week. I do not see how this goes on."
ANSWER = "Thank you for telling me. You may say no."


def words(someone: Someone) -> str:
    """All that the page says, without the clock of its status lines."""
    return str(someone.block.inner_text())


def test_a_disclosure_on_shared_words(someone: Arrive) -> None:
    learner = someone(kind=REFLECTION)
    which = shared(learner, WORDS)
    name = name_of(learner.open())
    coach = coach_at(learner, someone)
    coach.block.get_by_role("button", name=name).first.click()
    coach.sees("I have not slept for a week.")
    coach.press(WORRIED)
    coach.sees("Ask the learner how they are, today if you can.")
    expect(coach.block.locator(":focus")).to_have_text(f"You are worried about {name}")
    area(coach, "What did you see or read?").press_sequentially(SAW[:20])
    coach.says("Saved")
    # Interrupted in the middle of a word, and back.
    coach.open().block.get_by_role("button", name=name).first.click()
    coach.press(WORRIED)
    expect(area(coach, "What did you see or read?")).to_have_value(SAW[:20])
    area(coach, "What did you see or read?").fill(SAW)
    coach.says("Saved")
    coach.press("Tell Miriam Adler")
    coach.sees("You told Miriam Adler on")
    coach.press("Back")
    coach.sees("I have not slept for a week.")

    colleague = coach_at(learner, someone, BEN)
    colleague.block.get_by_role("button", name=name).first.click()
    colleague.press(WORRIED)
    assert "You told" not in words(colleague) and SAW not in words(colleague)

    miriam = at_desk(someone, MIRIAM)
    line = miriam.block.get_by_role("listitem").filter(has_text=name)
    expect(line.first).to_contain_text("Amina Farouk is worried")
    line.first.get_by_role("button").click()
    miriam.sees(SAW)
    assert "I have not slept" not in words(miriam)
    area(miriam, "A note, for safeguarding persons alone").fill("Called. She sees her doctor today.")
    miriam.says("Saved")
    miriam.press("Keep this note")
    miriam.block.locator(".coaching-message", has_text="sees her doctor").wait_for()
    miriam.press("Nothing more to do: close it")
    miriam.sees("closed")

    desk = at_desk(someone, learner.person)
    desk.sees("Amina Farouk is worried about you and told Miriam Adler")
    assert SAW not in words(desk) and "doctor" not in words(desk)
    learner.call("withdraw", entry=which)
    coach.open()
    assert name not in words(coach) or "no longer" in words(coach)


def test_a_concern_about_a_coach(someone: Arrive) -> None:
    learner = someone("108", unit="what-brings-you", block="meeting", kind=REFLECTION).open()
    learner.block.locator(".coaching-questions button").first.click()
    with learner.page.expect_popup() as popup:
        learner.block.get_by_role("link", name=ELSE).first.click()
    assert popup.value.url.endswith("/course/your-coaching/") or "your-coaching" in popup.value.url
    popup.value.close()
    coach, colleague = at_desk(someone, AMINA), at_desk(someone, BEN)
    before = words(coach), words(colleague)
    name = name_of(learner)

    desk = safety.confiding(someone, "108")
    area(desk, "What would you like to say?").press_sequentially(safety.SAID[:15])
    desk.says("Saved")
    desk.page.reload()
    desk.press(ELSE)
    expect(area(desk, "What would you like to say?")).to_have_value(safety.SAID[:15])
    area(desk, "What would you like to say?").fill(safety.SAID)
    desk.says("Saved")
    desk.press("Send to Miriam Adler")
    desk.sees("Nobody has opened it yet.")
    expect(desk.block.locator(":focus")).to_contain_text(safety.SAID)

    assert (words(coach.open()), words(colleague.open())) == before
    assert safety.SAID not in words(with_learner(someone, name))

    miriam = safety.with_matter(someone, name)
    miriam.sees(safety.SAID)
    area(miriam, f"Answer {name}").fill(ANSWER)
    miriam.says("Saved")
    miriam.press(f"Send to {name}")
    expect(miriam.block.locator(".coaching-message", has_text=ANSWER)).to_be_visible()

    assert (words(coach.open()), words(colleague.open())) == before
    desk.open().sees("1 answer")
    desk.press(ELSE)
    desk.sees(ANSWER)
    desk.sees("Miriam Adler opened it on")


def test_without_a_mouse(someone: Arrive) -> None:
    desk = at_desk(someone, "121")
    desk.block.get_by_role("button", name=ELSE).focus()
    desk.page.keyboard.press("Enter")
    expect(desk.block.locator(":focus")).to_have_text(ELSE)
    field = area(desk, "What would you like to say?")
    for _ in range(10):
        desk.page.keyboard.press("Tab")
        if field.evaluate("each => each === document.activeElement"):
            break
    desk.page.keyboard.type("May I write to you?")
    desk.says("Saved")
    for _ in range(6):
        desk.page.keyboard.press("Tab")
        if desk.page.evaluate("document.activeElement.textContent") == "Send to Miriam Adler":
            break
    desk.page.keyboard.press("Enter")
    desk.sees("Nobody has opened it yet.")


def test_words_to_miriam_are_kept_offline(someone: Arrive) -> None:
    desk = safety.confiding(someone, "122")
    desk.context.set_offline(True)
    area(desk, "What would you like to say?").fill("I cannot say this aloud.")
    desk.says("Kept on this device")
    desk.context.set_offline(False)
    desk.says("Saved")
    phone = safety.confiding(someone, "122")
    expect(area(phone, "What would you like to say?")).to_have_value("I cannot say this aloud.")


def test_where_learners_may_be_under_18(someone: Arrive) -> None:
    author = someone("21", unit="your-coaching", block="desk", kind="coaching_desk")
    desk = at_desk(someone, "109")
    assert "can open what you and your coaches" not in words(desk)
    set_under_18(author, True)
    try:
        desk.open().sees("can open what you and your coaches write")
        desk.call("save_message_draft", item="109   text", text="May I ask something?", revision=0)
        desk.call("send_message", text="May I ask something?")
        miriam = at_desk(someone, MIRIAM)
        miriam.press("Conversations of learners with their coaches")
        look(miriam)
        miriam.block.get_by_label("Name contains").fill("Aaliyah")
        miriam.press("Show")
        miriam.block.get_by_role("button", name="Conversations Aaliyah").click()
        miriam.sees("can see which of them you opened")
        look(miriam)
        miriam.block.get_by_role("button", name="Open Your coaching").click()
        miriam.sees("May I ask something?")
        look(miriam)
        desk.open().press(ELSE)
        desk.sees("Miriam Adler opened your conversation in “Your coaching”.")
    finally:
        set_under_18(author, False)


def set_under_18(author: Someone, so: bool) -> None:
    """The author says so in Studio."""
    author.open("studio/your-coaching/").page.get_by_role("button", name="Edit").click()
    author.page.get_by_label("Learners may be under 18").select_option(index=0 if so else 1)
    author.page.get_by_role("link", name="Save").click()
    author.page.wait_for_load_state("networkidle")


def look(someone: Someone) -> None:
    """No finding of axe, and no sideways scrolling on a phone."""
    assert Axe().run(someone.page).response["violations"] == []
    someone.page.set_viewport_size({"width": 320, "height": 640})
    assert someone.page.evaluate("document.documentElement.scrollWidth") == 320
    someone.page.set_viewport_size({"width": 1280, "height": 800})
