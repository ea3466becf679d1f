"""By when somebody answers, in words."""

from datetime import date

import pytest

from coaching_xblock.core.people import Person
from coaching_xblock.core.promise import Cover, Missed, Outlook
from coaching_xblock.views import promise
from tests.rendering.speaking import VOICE

BEN = {"12": Person("12", "Ben Ito")}
TODAY = date(2025, 3, 3)
FOURTH, TWELFTH, NEXT_YEAR = date(2025, 3, 4), date(2025, 3, 12), date(2026, 1, 8)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Outlook(), ""),
        (Outlook(FOURTH), "Amina answers by Tue 4 March."),
        (Outlook(NEXT_YEAR), "Amina answers by Thu 8 January 2026."),
        (Outlook(None, Cover("", TWELFTH)), "Amina is away until 12 March."),
        (
            Outlook(date(2025, 3, 14), Cover("", TWELFTH)),
            "Amina is away until 12 March. An answer comes by Fri 14 March.",
        ),
        (Outlook(None, Cover("12", TWELFTH)), "Amina is away until 12 March. Ben Ito answers instead."),
        (
            Outlook(FOURTH, Cover("12", NEXT_YEAR)),
            "Amina is away until 8 January 2026. Ben Ito answers instead, by Tue 4 March.",
        ),
        (
            Outlook(FOURTH, missed=Missed(date(2025, 2, 28), "12", FOURTH)),
            "An answer was promised for 28 February. "
            "Since it is late, Ben Ito answers instead, by Tue 4 March.",
        ),
        (
            Outlook(FOURTH, missed=Missed(date(2025, 2, 27), "12", date(2025, 2, 28))),
            "An answer was promised for 27 February. Since it is late, Ben Ito answers instead.",
        ),
        (
            Outlook(FOURTH, missed=Missed(date(2024, 12, 30))),
            "An answer was promised for 30 December 2024. You can write again, or ask for a talk.",
        ),
        (
            Outlook(FOURTH, missed=Missed(date(2025, 2, 28), "99")),
            "An answer was promised for 28 February. You can write again, or ask for a talk.",
        ),
    ],
)
def test_sentence(found: Outlook, said: str) -> None:
    assert promise.sentence(found, "Amina", BEN, TODAY, VOICE) == said
