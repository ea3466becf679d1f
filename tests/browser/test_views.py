"""Every view, role and state: no axe finding, no sideways scrolling, a picture for people to look at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import views
from tests.browser.someone import Someone

# The platform's own editor: its markup is not ours.
FOREIGN = dict.fromkeys(("studio_editor", "author_refused", "author_prompts_refused"), "[data-studio-editor]")


@pytest.mark.parametrize("name", views.EVERY)
def test_view(name: str, someone: Callable[..., Someone], screenshots: Path | None) -> None:
    page = views.EVERY[name](someone).page
    keep(page, screenshots, f"{name}-1280")
    page.set_viewport_size({"width": 360, "height": 740})
    keep(page, screenshots, f"{name}-360")
    assert findings(page, name) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def findings(page, name):
    context = {"exclude": [[FOREIGN[name]]]} if name in FOREIGN else None
    found = Axe().run(page, context=context).response["violations"]
    return [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]]


def keep(page, folder, name):
    if folder:
        page.screenshot(path=str(folder / f"{name}.png"), full_page=True)
