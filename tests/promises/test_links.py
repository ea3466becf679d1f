"""Every link within the docs leads to a file, every picture is there, and none lies about unused."""

import re
from pathlib import Path

import pytest

from tests.promises.sources import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def linked(page: Path) -> list[Path]:
    """The files that *page* links to."""
    return [
        (page.parent / target).resolve() for target in LINK.findall(page.read_text()) if "://" not in target
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    assert [target for target in linked(page) if not target.exists()] == []


def test_every_picture_is_shown():
    shown = {target for page in PAGES for target in linked(page)}
    assert [path.name for path in (ROOT / "docs" / "images").iterdir() if path.resolve() not in shown] == []
