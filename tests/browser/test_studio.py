"""An author edits, and sees what learners will see."""

import re
from collections.abc import Callable

from coaching_xblock.assessing.instruments import SHOWN
from tests.browser.someone import Someone
from tests.browser.views import ASKING, AUTHOR

HOSTILE = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>\"'{{ 7 }}"


def test_the_preview_shows_a_new_title_at_once(someone: Callable[..., Someone]) -> None:
    author = someone(AUTHOR, unit="two-looks", block="second-look")
    author.open("studio/two-looks/")
    card = author.page.locator(f'[data-studio-block="{author.usage}"]')
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("Title").fill("A second look")
    questionnaires = card.get_by_label("Questionnaire").locator("option").all_inner_texts()
    assert [each.replace("(Default)", "").strip() for each in questionnaires] == list(SHOWN.values())
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


def test_words_without_an_end_break(someone: Callable[..., Someone]) -> None:
    author = someone(AUTHOR, unit="work-you-know", block="long", viewport={"width": 320, "height": 640})
    word = "Wolfeschlegelsteinhausenbergerdorff" * 3
    author.write_unit(
        f'<unit title="Long"><coaching_assessment url_name="long" display_name="{word}" '
        f'introduction="{word}"/></unit>'
    )
    coach = someone("11", unit="what-interests-you", viewport={"width": 320, "height": 640}).open()
    coach.page.evaluate("word => document.querySelector('.coaching-name').append(word)", word)
    for page in (author.page, coach.page):
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_an_author_mends_a_questionnaire_and_looks_at_what_it_says(someone: Callable[..., Someone]) -> None:
    author = someone(AUTHOR, **ASKING).open("studio/asking-people/")
    author.edit_source(lambda xml: xml.replace('<key item="know"/>', '<key item="knows"/>'))
    wrong = author.page.get_by_text("Your own questionnaire cannot be read.")
    wrong.wait_for()
    line = re.search(r"Line (\d+), ", wrong.inner_text())
    source = author.page.get_by_label("My own questionnaire").input_value()
    assert line and '<key item="knows"/>' in source.splitlines()[int(line[1]) - 1]
    assert "nine short" not in author.block.inner_text()
    author.edit_source(lambda xml: xml.replace('item="knows"', 'item="know"').replace("Nine short", "A few"))
    author.sees("A few questions, to find one small next step.")
    author.press("Lowest answers")
    author.sees("A sample: Lowest answers.")
    author.press("Highest answers")
    author.sees("A sample: Highest answers.")
    author.page.get_by_role("link", name="Preview").click()
    author.press("Begin")
    author.sees("I know at least one person who does this work.")
    learner = someone("129", **ASKING).open()
    learner.sees("A few questions, to find one small next step.")
    author.open("studio/asking-people/")
    author.edit_source(lambda xml: xml.replace("A few", "Nine short"))
    author.sees("Nine short questions")
