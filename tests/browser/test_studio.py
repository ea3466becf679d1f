"""An author edits, and sees what learners will see."""

from collections.abc import Callable

from tests.browser.someone import Someone
from tests.browser.views import AUTHOR

HOSTILE = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>\"'{{ 7 }}"


def test_the_preview_shows_a_new_title_at_once(someone: Callable[..., Someone]) -> None:
    author = someone(AUTHOR, unit="two-looks", block="second-look")
    author.open("studio/two-looks/")
    card = author.page.locator(f'[data-studio-block="{author.usage}"]')
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("Title").fill("A second look")
    card.get_by_role("link", name="Save").click()
    card.get_by_role("heading", name="A second look").wait_for()
    author.page.get_by_role("heading", name="First look").wait_for()


def test_a_script_in_title_and_introduction_is_only_text(someone: Callable[..., Someone]) -> None:
    author = someone(AUTHOR, unit="work-you-know", block="hostile")
    text = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    author.write_unit(
        f'<unit title="Hostile"><coaching_assessment url_name="hostile" display_name="{text}" '
        f'introduction="{text}"/></unit>'
    )
    for place in (author, someone("101", unit="work-you-know", block="hostile").open()):
        place.sees(HOSTILE)
        assert place.page.evaluate("window.hurt") is None
