"""A learner takes the questionnaire, by keyboard alone."""

from tests.browser.someone import LEANING, Someone


def test_all_thirty_by_keyboard_and_the_six_scores_are_right(learner: Someone) -> None:
    keyboard = learner.open().page.keyboard
    learner.block.get_by_label("I am 14 or older").focus()
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Enter")
    learner.sees("0 of 30 answered")
    answered = 0
    while answered < 30:
        here = learner.block.locator("[data-coaching-page]:visible [data-coaching-item]").all()
        for question in here:
            keyboard.press("Tab")
            assert question.locator(":focus").count() == 1
            keyboard.press(str(LEANING[answered]))
            answered += 1
        learner.sees(f"{answered} of 30 answered")
        keyboard.press("Tab")
        keyboard.press("Enter")
    learner.sees("Your answers lean towards Social work.")
    rows = [row.inner_text().split("\t")[:2] for row in learner.block.locator("tbody tr").all()]
    areas = ["Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional"]
    scores = [sum(LEANING[n] - 1 for n in range(30) if n % 6 == area) for area in range(6)]
    assert rows == [[name, f"{score} of 20"] for name, score in zip(areas, scores, strict=True)]
