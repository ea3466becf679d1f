"""Every test starts where Maya has not begun; and wherever a learner can write, the help line stands."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from coaching_xblock.block import CoachingXBlock
from coaching_xblock.views.page import Frame
from tests.stage import Stage

#: A text field that somebody writes in: it has a name.
FIELD = re.compile(r"<textarea\b[^>]*\bname=")


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture(autouse=True)
def help_wherever_learners_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Of every page and answer of every test here, as a learner gets it."""
    bare: list[str] = []
    region, page = CoachingXBlock.region, CoachingXBlock.page

    def watched(self: Any, frame: Frame, template: str, context: Any) -> str:
        html: str = region(self, frame, template, context)
        _note(frame, template, html, bare)
        return html

    def whole(self: Any, frame: Frame, template: str, context: Any) -> Any:
        fragment = page(self, frame, template, context)
        _note(frame, template, fragment.content, bare)
        return fragment

    monkeypatch.setattr(CoachingXBlock, "region", watched)
    monkeypatch.setattr(CoachingXBlock, "page", whole)
    yield
    assert not bare, f"no help line beside a text field: {sorted(set(bare))}"


def _note(frame: Frame, template: str, html: str, bare: list[str]) -> None:
    # Safeguarding persons have the platform's role of learners.
    learns = frame.viewer.role in ("learner", "author") and not template.startswith("safety/guard_")
    if learns and FIELD.search(html) and "coaching-help" not in html:
        bare.append(template)
