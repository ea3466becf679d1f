"""Eleven interruptions, of answering and of writing: nothing is lost, and the status line tells the truth."""

import json
from collections.abc import Callable

import pytest
from lxml import html
from playwright.sync_api import Error, Route, expect

from tests.browser.questions import TALK
from tests.browser.site import Site
from tests.browser.someone import Someone

Arrive = Callable[..., Someone]
ASSESSMENT, REFLECTION = "coaching_assessment", "coaching_reflection"
QUESTION = "What brings you to coaching now?"
TEXTS = [
    "",
    "I liked the ones with animals.",
    "I liked the ones with animals. And the kitchen.",
    "Something else.",
]


class Answering:
    """Changes number 1, 2, 3 are answers to the first three questions."""

    nowhere = "Not saved yet, and not kept on this device."

    @staticmethod
    def prepare(learner: Someone, *, key: bool = True) -> None:
        learner.begin()
        (learner.open_ready if key else learner.open)()

    @staticmethod
    def enter(learner: Someone) -> None:
        """Come to where changes are made."""

    @staticmethod
    def change(learner: Someone, number: int) -> None:
        learner.choose(f"i{number:02}", number + 1)

    @staticmethod
    def think_twice(learner: Someone) -> None:
        """What change number 1 will replace."""
        learner.choose("i01", 5)

    @staticmethod
    def shows(learner: Someone, number: int) -> None:
        expect(learner.block.locator(f'[name="i{number:02}"][value="{number + 1}"]')).to_be_checked()

    @staticmethod
    def stored(learner: Someone) -> list[int]:
        page = html.fromstring(learner.call("show")["html"])
        answers = [str(was) for was in page.xpath("//fieldset/@data-coaching-was")]
        return [index for index, was in enumerate(answers, start=1) if was == str(index + 1)]


class Writing:
    """Changes number 1, 2, 3 are texts of the note."""

    nowhere = "Not saved. Copy your words before you leave."

    @staticmethod
    def prepare(learner: Someone, *, key: bool = True) -> None:
        learner.finish()
        (learner.open_ready if key else learner.open)()

    @staticmethod
    def enter(learner: Someone) -> None:
        """Come to where changes are made."""

    @staticmethod
    def think_twice(learner: Someone) -> None:
        Writing.change(learner, 3)

    @staticmethod
    def change(learner: Someone, number: int) -> None:
        area = learner.block.locator("[data-coaching-draft]")
        area.fill("")
        area.press_sequentially(TEXTS[number])

    @staticmethod
    def shows(learner: Someone, number: int) -> None:
        expect(learner.block.locator("[data-coaching-draft]")).to_have_value(TEXTS[number])

    @staticmethod
    def stored(learner: Someone) -> list[int]:
        page = html.fromstring(learner.call("show")["html"])
        return [TEXTS.index(page.xpath("string(//textarea)").strip())]


class Reflecting(Writing):
    """Changes number 1, 2, 3 are texts of an entry, whose question is picked from a list."""

    @staticmethod
    def prepare(learner: Someone, *, key: bool = True) -> None:
        learner.open()
        Reflecting.enter(learner, key=key)

    @staticmethod
    def enter(learner: Someone, *, key: bool = False) -> None:
        """Open the question where the page shows the list."""
        if learner.block.locator("textarea").count():
            return
        if key:
            with learner.page.expect_response(lambda answer: f"{learner.usage}/draft_key" in answer.url):
                learner.press(QUESTION)
        else:
            learner.press(QUESTION)
        expect(learner.block.locator("textarea")).to_be_editable()

    @staticmethod
    def change(learner: Someone, number: int) -> None:
        Reflecting.enter(learner)
        Writing.change(learner, number)

    @staticmethod
    def think_twice(learner: Someone) -> None:
        Reflecting.change(learner, 3)

    @staticmethod
    def stored(learner: Someone) -> list[int]:
        page = html.fromstring(learner.call("show", item="first-reason ")["html"])
        return [TEXTS.index(page.xpath("string(//textarea)").strip())]


class Telling(Answering):
    """Changes number 1, 2, 3 are texts that answer a question."""

    @staticmethod
    def change(learner: Someone, number: int) -> None:
        area = learner.block.locator('[name="reason"]')
        area.fill("")
        area.press_sequentially(TEXTS[number])

    @staticmethod
    def think_twice(learner: Someone) -> None:
        Telling.change(learner, 3)

    @staticmethod
    def shows(learner: Someone, number: int) -> None:
        expect(learner.block.locator('[name="reason"]')).to_have_value(TEXTS[number])

    @staticmethod
    def stored(learner: Someone) -> list[int]:
        found = html.fromstring(learner.call("show")["html"]).xpath("//@data-coaching-was")
        return [TEXTS.index(json.loads(each)) for each in found if each]


class Sliding(Answering):
    """Changes number 1, 2, 3 move a slider."""

    @staticmethod
    def prepare(learner: Someone, *, key: bool = True) -> None:
        Answering.prepare(learner, key=key)
        Sliding.turn(learner)

    @staticmethod
    def turn(learner: Someone) -> None:
        """To the slider's page."""
        slider = learner.block.locator('[name="importance"]')
        while not slider.is_visible():
            learner.press("Next")

    @staticmethod
    def change(learner: Someone, number: int) -> None:
        Sliding.turn(learner)
        learner.block.locator('[name="importance"]').fill(str(number))

    @staticmethod
    def think_twice(learner: Someone) -> None:
        Sliding.change(learner, 9)

    @staticmethod
    def shows(learner: Someone, number: int) -> None:
        said = learner.block.locator('[data-coaching-item="importance"] output')
        expect(said).to_have_text(str(number))

    @staticmethod
    def stored(learner: Someone) -> list[int]:
        found = html.fromstring(learner.call("show")["html"]).xpath("//@data-coaching-was")
        return [json.loads(each) for each in found if each]


#: What holds for an answer to choose holds for one that is written, or set by a slider.
ALSO = pytest.mark.parametrize("way", [Telling, Sliding], ids=["telling", "sliding"])
#: Learners who begin a first conversation nowhere else.
_TALKING = iter(("102", "103", "104", "105", "107", "108", "109", "110", "111"))


@pytest.fixture(params=[Answering, Writing, Reflecting], ids=["answering", "writing", "reflecting"])
def way(request: pytest.FixtureRequest) -> type[Answering] | type[Writing]:
    return request.param


@pytest.fixture
def newcomer(way, someone: Arrive) -> Someone:
    """A learner who has not begun."""
    if way in (Telling, Sliding):
        return someone(next(_TALKING), **TALK)
    return someone(kind=REFLECTION if way is Reflecting else ASSESSMENT)


@pytest.fixture
def ready(way, newcomer: Someone) -> Someone:
    """A learner whose page is open, with the key for local copies; its clock can be put forward."""
    learner = newcomer
    learner.page.clock.install()
    way.prepare(learner)
    return learner


def settled(way, learner: Someone, number: int) -> None:
    """The page shows the change, says so, the server has it, and nothing is left on the device."""
    way.shows(learner, number)
    learner.says("Saved")
    assert number in way.stored(learner)
    learner.page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('coaching-copy:'))"
    )


def restored(way, learner: Someone, number: int) -> None:
    """The page shows the change again, and the server has it, whichever way it went."""
    way.shows(learner, number)
    for _ in range(100):
        if number in way.stored(learner):
            return
        learner.page.wait_for_timeout(100)
    raise AssertionError(way.stored(learner))


def test_reload(way, ready: Someone) -> None:
    way.change(ready, 1)
    assert ready.status == "Saving ..."
    ready.page.reload()
    restored(way, ready, 1)


def test_back(way, ready: Someone) -> None:
    ready.open("course/")
    ready.open()
    way.change(ready, 1)
    ready.page.go_back()
    ready.page.go_forward()
    restored(way, ready, 1)


def test_crash(way, ready: Someone) -> None:
    way.change(ready, 1)
    with pytest.raises(Error, match="crash"):
        ready.page.goto("chrome://crash")
    ready.page = ready.context.new_page()
    assert 1 not in way.stored(ready)
    ready.open()
    settled(way, ready, 1)


def test_offline(way, ready: Someone) -> None:
    ready.context.set_offline(True)
    way.change(ready, 1)
    ready.says("Kept on this device, will be sent when you are online")
    ready.context.set_offline(False)
    settled(way, ready, 1)


def test_offline_and_closed(way, ready: Someone) -> None:
    ready.context.set_offline(True)
    way.change(ready, 1)
    ready.says("Kept on this device")
    ready.page.close()
    ready.context.set_offline(False)
    ready.page = ready.context.new_page()
    ready.open()
    settled(way, ready, 1)


def test_session_ended(way, ready: Someone) -> None:
    ready.context.request.get(f"{ready.site.address}/test/expire")
    way.change(ready, 1)
    ready.says("You are signed out. Your words are kept on this device. Sign in again to go on.")
    ready.sign_in()
    ready.page.evaluate("dispatchEvent(new Event('focus'))")
    settled(way, ready, 1)


def test_second_tab(way, ready: Someone) -> None:
    other = ready.context.new_page()
    other.goto(ready.page.url)
    first, ready.page = ready.page, other
    way.enter(ready)
    ready.page = first
    way.change(ready, 1)
    settled(way, ready, 1)
    ready.page = other
    way.change(ready, 2)
    if way in (Writing, Reflecting):
        both_texts_show(ready, mine=TEXTS[2], stored=TEXTS[1])
        ready.block.get_by_role("button", name="Keep this text").first.click()
    settled(way, ready, 2)
    first.reload()
    ready.page = first
    way.shows(ready, 2)


def test_second_device(way, ready: Someone, someone: Arrive) -> None:
    phone = ready.another(someone)
    phone.open()
    way.enter(phone)
    way.change(ready, 1)
    settled(way, ready, 1)
    if way in (Writing, Reflecting):
        way.change(phone, 3)
        both_texts_show(phone, mine=TEXTS[3], stored=TEXTS[1])
        phone.block.get_by_role("button", name="Keep this text").last.click()
    else:
        phone.choose("i01", 5)
        phone.sees("Here you chose: Strongly Like")
        phone.sees("Elsewhere you chose: Dislike")
        phone.choose("i02", 3)
        phone.says("You answered this differently")
        phone.block.get_by_role("button", name="Use this answer").last.click()
    settled(way, phone, 1)


def both_texts_show(
    learner: Someone, mine: str, stored: str, status: str = "You wrote something else"
) -> None:
    expect(learner.block.get_by_role("textbox", name="What you wrote here")).to_have_value(mine)
    expect(learner.block.get_by_role("textbox", name="What is stored")).to_have_value(stored)
    learner.says(status)


def test_slow_server(way, ready: Someone, site: Site) -> None:
    site.slow(2000)
    with ready.page.expect_response("**/save_*/"):
        way.change(ready, 1)
        with ready.page.expect_request("**/save_*/"):
            pass
        assert ready.status == "Saving ..."
        way.change(ready, 2)
        assert ready.status == "Saving ..."
    assert ready.status == "Saving ..."
    assert 2 not in way.stored(ready)
    site.slow(0)
    ready.later(10)
    settled(way, ready, 2)


def test_server_error(way, ready: Someone, site: Site) -> None:
    site.fail(1)
    way.change(ready, 1)
    ready.says("Something went wrong on our side. Your words are kept on this device.")
    ready.later(5)
    settled(way, ready, 1)


@pytest.fixture
def lost(way, ready: Someone) -> list[int]:
    """A first change is stored, and its receipt is lost; what the server answers from then on."""

    def lose(route: Route) -> None:
        assert route.fetch().status == 200
        route.abort()

    ready.page.route("**/save_*/", lose, times=1)
    way.think_twice(ready)
    ready.later(2)
    ready.says("Kept on this device, will be sent when you are online")
    answers: list[int] = []
    ready.page.on("response", lambda got: answers.append(got.status) if "/save_" in got.url else None)
    return answers


def nothing_is_asked(learner: Someone) -> None:
    expect(learner.block.locator(".coaching-choice, [data-coaching-problem]")).to_have_count(0)


def test_lost_receipt(way, ready: Someone, lost: list[int]) -> None:
    ready.later(20)
    ready.says("Saved")
    nothing_is_asked(ready)
    assert lost == [200]
    way.change(ready, 1)
    ready.later(20)
    settled(way, ready, 1)
    nothing_is_asked(ready)


def test_lost_receipt_and_changed_again(way, ready: Someone, lost: list[int]) -> None:
    """The server refuses, because it holds what came without a receipt; that is our own."""
    way.change(ready, 1)
    ready.later(20)
    settled(way, ready, 1)
    nothing_is_asked(ready)
    assert lost == [409, 200]
    way.change(ready, 2)
    ready.later(20)
    settled(way, ready, 2)
    nothing_is_asked(ready)
    assert lost == [409, 200, 200]


def test_lost_receipt_and_reload(way, ready: Someone, lost: list[int]) -> None:
    way.change(ready, 1)
    ready.page.reload()
    restored(way, ready, 1)
    nothing_is_asked(ready)


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(crypto, 'subtle', {value: undefined})",
    ],
    ids=["no storage", "storage full", "no WebCrypto"],
)
def test_storage_refused(way, newcomer: Someone, site: Site, refusal: str) -> None:
    learner = newcomer
    learner.context.add_init_script(refusal)
    learner.page.clock.install()
    way.prepare(learner, key=False)
    site.fail(1)
    with learner.page.expect_response("**/save_*/"):
        way.change(learner, 1)
        learner.says(way.nowhere)
    assert learner.status.startswith(way.nowhere)
    way.shows(learner, 1)
    learner.later(5)
    learner.says("Saved")
    assert 1 in way.stored(learner)


def test_storage_refused_and_somebody_wrote_elsewhere(learner: Someone) -> None:
    """Without any copy on the device, a swap of the page's region still drops nothing."""
    learner.context.add_init_script("Object.defineProperty(window, 'localStorage', {value: undefined})")
    Writing.prepare(learner, key=False)
    Writing.change(learner, 1)
    learner.says("Saved")
    learner.call("save_note", item=learner.sitting, text=TEXTS[2], revision=1)
    Writing.change(learner, 3)
    learner.press("Share with my coaches")
    learner.sees("Before you share")
    both_texts_show(learner, mine=TEXTS[3], stored=TEXTS[2], status=Writing.nowhere)


@pytest.mark.parametrize("way", [Telling], ids=["telling"])
def test_crash_in_the_middle_of_a_sentence(way, ready: Someone) -> None:
    test_crash(way, ready)


@ALSO
class TestOtherKinds:
    """The same interruptions for answers of other kinds."""

    def test_offline_and_closed(self, way, ready: Someone) -> None:
        test_offline_and_closed(way, ready)

    def test_lost_receipt(self, way, ready: Someone, lost: list[int]) -> None:
        test_lost_receipt_and_changed_again(way, ready, lost)

    def test_second_device(self, way, ready: Someone, someone: Arrive) -> None:
        phone = ready.another(someone)
        phone.open()
        way.change(ready, 1)
        settled(way, ready, 1)
        way.change(phone, 3)
        if way is Telling:
            both_texts_show(phone, mine=TEXTS[3], stored=TEXTS[1], status="You answered this differently")
            phone.block.get_by_role("button", name="Keep this text").last.click()
        else:
            phone.sees("Here you chose: 3")
            phone.sees("Elsewhere you chose: 1")
            phone.block.get_by_role("button", name="Use this answer").last.click()
        settled(way, phone, 1)
