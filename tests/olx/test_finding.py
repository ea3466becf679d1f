"""How a finding is said."""

import pytest

from coaching_xblock.olx.finding import Finding, SourceError, located

TEXT = "<a>\n   <b>some words that go on for longer than anybody reads</b>\r\n</a>"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (0, "Wrong."),
        (1, "Line 1, “<a>”: Wrong."),
        (2, "Line 2, “<b>some words that go on for longer tha…”: Wrong."),
        (3, "Line 3, “</a>”: Wrong."),
        (4, "Line 4: Wrong."),
    ],
)
def test_a_finding_is_found_by_how_its_line_begins(line: int, said: str) -> None:
    assert located(Finding(line, "Wrong."), TEXT) == said
    assert located(SourceError("Wrong.", line), TEXT) == said
