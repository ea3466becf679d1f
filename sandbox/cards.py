"""What the coaches of the sandbox say of themselves on their cards."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """A coach's card as its handlers take it."""

    texts: dict[str, str]
    days: str = ""
    workdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    instead: str = ""
    #: First and last day in days from the seeding, and who answers instead.
    away: tuple[int, int, str] | None = field(default=None)
    #: The coach's own ready texts.
    ready: tuple[str, ...] = ()


CARDS: dict[str, Card] = {
    "11": Card(
        {
            "name": "Amina Farouk",
            "how": "You talk, I listen, and I ask. We look at what matters to you before we look at any list "
            "of jobs. What you decide is yours.",
            "works_for": "The city library pays me, by the hour. It gains nothing from what you decide.",
            "reports": "How many people I talk with, once a month, to the library. Nothing of what is said.",
            "times": "Mondays and Wednesdays, 17 to 20 h. A room in the library, or by phone.",
            "booking": "https://example.org/amina",
        },
        days="3",
        instead="12",
        ready=(
            "Thank you for trusting me with this.",
            "I would like to hear more about ___. When you think of it now, what comes first?",
        ),
    ),
    "12": Card(
        {
            "how": "Thirty years among people who work with their hands. I will ask what you are good at "
            "when nobody looks.",
            "works_for": "I do this in my own time. Nobody pays me for it.",
            "times": "Tuesday and Thursday evenings.",
        },
        workdays=(1, 3),
        away=(3, 9, "11"),
    ),
}
