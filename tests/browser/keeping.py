"""The views of results over time and of the author's rules: how somebody gets there."""

from collections.abc import Callable

from tests.browser.someone import LEANING, Someone

Arrive = Callable[..., Someone]
#: Demo people with two results, months apart.
ROSA = {"person": "101", "unit": "what-interests-you", "block": "interests"}
OTHERWISE = [5, 4, 3, 2, 1, 1] * 5
UNIT = "work-you-know"


def ruled(someone: Arrive, name: str, rules: str) -> Someone:
    """A learner at a block of these rules, which nobody has touched."""
    author = someone("21", unit=UNIT, block=name)
    author.write_unit(f'<unit title="Rules"><coaching_assessment url_name="{name}" {rules}/></unit>')
    return someone("124", unit=UNIT, block=name)


def before_again(someone: Arrive) -> Someone:
    learner = someone()
    learner.finish()
    learner.open().press("Take it again")
    learner.sees("Back to my result")
    return learner


def begun_again(someone: Arrive) -> Someone:
    learner = before_again(someone)
    learner.press("Begin")
    learner.sees("Earlier results")
    return learner


def three_results(someone: Arrive) -> Someone:
    learner = someone()
    learner.again(learner.again(learner.finish(), OTHERWISE), [3] * 30)
    return learner.open()


def earlier_result(someone: Arrive) -> Someone:
    learner = someone(**ROSA).open()
    learner.block.get_by_role("button", name="Result of").click()
    learner.sees("This is an earlier result.")
    return learner


def compared(someone: Arrive) -> Someone:
    learner = someone(**ROSA).open()
    learner.press("Compare the two")
    learner.sees("side by side")
    learner.block.get_by_text("In words, one by one").click()
    return learner


def compared_marks(someone: Arrive) -> Someone:
    """Scales that are no hexagon: every answer of the second time is one step on."""
    learner = ruled(someone, "marks", 'instrument="mini-ipip"')
    first = learner.take("mini-ipip", lambda number: number % 3 + 1)
    learner.take("mini-ipip", lambda number: number % 3 + 3, again=first)
    learner.open().press("Compare the two")
    learner.sees("side by side")
    return learner


def not_compared(someone: Arrive) -> Someone:
    learner = ruled(someone, "other", 'instrument="mini-ipip"')
    first = learner.take("mini-ipip", lambda number: number % 3 + 1)
    ruled(someone, "other", 'instrument="interest-checklist"')
    learner.take("interest-checklist", lambda number: number % 3 + 1, again=first)
    learner.open().press("Compare the two")
    learner.sees("These are two different questionnaires.")
    return learner


def opens_later(someone: Arrive) -> Someone:
    learner = ruled(someone, "later", 'retake="after" retake_days="30"')
    learner.finish()
    learner.open().sees("You can take it again from")
    return learner


def read_by_rule(someone: Arrive) -> Someone:
    return ruled(someone, "read", 'sharing="read"').open()


def read_by_rule_begun(someone: Arrive) -> Someone:
    learner = ruled(someone, "read-begun", 'sharing="read"')
    learner.begin()
    return learner.open()


def kept_to_oneself(someone: Arrive) -> Someone:
    learner = ruled(someone, "kept", 'sharing="read"')
    learner.begin()
    learner.open().press("I’d rather keep this to myself")
    learner.sees("You keep this result to yourself.")
    learner.block.get_by_text("Let my coaches read it after all").click()
    return learner


def offered(someone: Arrive, name: str = "offered") -> Someone:
    learner = ruled(someone, name, 'sharing="offered"')
    learner.answer(learner.begin(), LEANING)
    learner.open().press("Finish and see the result")
    learner.sees("Would you like your coaches to read this?")
    return learner


EVERY = {
    view.__name__: view
    for view in (
        before_again, begun_again, three_results, earlier_result, compared, compared_marks, not_compared,
        opens_later, read_by_rule, read_by_rule_begun, kept_to_oneself, offered,
    )
}  # fmt: skip
