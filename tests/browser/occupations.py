"""The views of occupations and of the shortlist: how somebody gets there."""

from collections.abc import Callable

from coaching_xblock import library
from tests.browser.someone import LEANING, Someone
from tests.core.results import varied

Arrive = Callable[..., Someone]
NEARLY_FLAT = [4 if number == 3 else 3 for number in range(30)]
NURSE = "29-1141.00"


def occupations(someone: Arrive, answers: list[int] | None = None) -> Someone:
    learner = someone()
    learner.finish(answers or LEANING)
    learner.open().press("See occupations")
    learner.sees("In order of title, not of likeness.")
    return learner


def occupations_found(someone: Arrive) -> Someone:
    learner = occupations(someone)
    search(learner, "nurse")
    learner.block.get_by_text("Usual preparation in the US: any").click()
    return learner


def occupations_none(someone: Arrive) -> Someone:
    learner = occupations(someone)
    search(learner, "zzz")
    learner.sees("None found.")
    return learner


def occupations_nearly_flat(someone: Arrive) -> Someone:
    learner = someone()
    learner.finish(NEARLY_FLAT)
    learner.open().press("Show me anyway")
    learner.sees("In order of title, not of likeness.")
    return learner


def occupations_flat(someone: Arrive) -> Someone:
    learner = someone()
    learner.finish([3] * 30)
    learner.open().press("Look up occupations")
    learner.sees("no occupation resembles them more than another")
    return learner


def occupation(someone: Arrive) -> Someone:
    learner = occupations(someone)
    learner.press("Art Therapists")
    learner.sees("Why it fits, and where it does not")
    return learner


def occupation_kept(someone: Arrive) -> Someone:
    learner = occupation(someone)
    learner.press("Save to my shortlist")
    learner.sees("On your shortlist since")
    return learner


def entry_share_panel(someone: Arrive) -> Someone:
    learner = occupation_kept(someone)
    learner.press("Share with my coaches")
    learner.sees("Before you share")
    return learner


def entry_shared(someone: Arrive) -> Someone:
    learner = entry_share_panel(someone)
    learner.press("Share the entry")
    learner.sees("Shared: Amina Farouk and Ben Carter can read this.")
    learner.block.get_by_text("What happened to it").click()
    return learner


def entry_remove_panel(someone: Arrive) -> Someone:
    learner = occupation_kept(someone)
    learner.press("Remove from my shortlist")
    learner.sees("Remove this entry?")
    return learner


def shortlist(someone: Arrive) -> Someone:
    learner = occupation_kept(someone)
    learner.press("My shortlist")
    add(learner, "Something with bicycles, maybe a workshop of my own")
    return learner


def shortlist_empty(someone: Arrive) -> Someone:
    learner = occupations(someone)
    learner.press("My shortlist")
    learner.sees("Nothing here yet.")
    return learner


def shortlist_after_removing(someone: Arrive) -> Someone:
    learner = entry_remove_panel(someone)
    learner.press("Remove")
    learner.sees("You removed work on")
    return learner


def occupations_by_values(someone: Arrive) -> Someone:
    learner = someone("105", unit="what-you-want", block="values")
    values = library.instrument("work-values")
    sitting = learner.begin()
    answers = {item: {"value": value} for item, value in varied(values).items()}
    learner.call("save_answers", sitting=sitting, answers=answers)
    learner.call("finish", sitting=sitting)
    learner.open().press("See occupations")
    learner.sees("This looks at values only")
    return learner


def coach_shortlist(someone: Arrive) -> Someone:
    """Rosa Delgado shares a result and an entry."""
    coach = someone("11", unit="what-interests-you", block="interests").open()
    coach.press("Read Rosa Delgado")
    coach.sees("1 entry of the shortlist is shared.")
    coach.press("Read the shortlist")
    coach.sees("Community Health Workers")
    return coach


def search(learner: Someone, words: str) -> None:
    learner.block.get_by_label("Search all occupations").fill(words)
    learner.press("Search")
    learner.sees(f"Occupations that name “{words}”")


def add(learner: Someone, words: str) -> None:
    """Put work in own words on the shortlist."""
    learner.block.get_by_label("Work in your own words").fill(words)
    learner.press("Add")
    learner.block.get_by_role("button", name=words).wait_for()


EVERY = {
    view.__name__: view
    for view in (
        occupations, occupations_found, occupations_none, occupations_nearly_flat, occupations_flat,
        occupation, occupation_kept, entry_share_panel, entry_shared, entry_remove_panel,
        shortlist, shortlist_empty, shortlist_after_removing, occupations_by_values, coach_shortlist,
    )
}  # fmt: skip
