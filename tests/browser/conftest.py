"""One Chromium and one sandbox for all tests in a browser; a context for each person in them."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from sandbox.people import LEARNERS
from tests.browser import site as sites
from tests.browser.someone import Someone

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ASSESSMENT = "coaching_assessment"
#: By block type: a unit that holds one block and nothing else, and what that says.
ALONE = {
    ASSESSMENT: (
        "a-day-you-would-like",
        '<unit title="Alone"><coaching_assessment url_name="{}" display_name="What interests you"/></unit>',
    ),
    "coaching_reflection": (
        "a-letter-to-yourself",
        '<unit title="Alone"><coaching_reflection url_name="{}" display_name="What brings you here"/></unit>',
    ),
}
#: The last two learners are for tests that name them.
_FRESH = [person.id for person in LEARNERS[:-2]]
#: More than any test needs at once.
_ENOUGH = 6


class Places:
    """Learners at a block that no test has touched yet; when few are left, a new block comes."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.unit, self._olx = ALONE[kind]
        self.left: list[str] = []
        self.block = ""
        self._numbers = itertools.count(1)

    def refill(self, chromium: Browser, site: sites.Site) -> None:
        if len(self.left) >= _ENOUGH:
            return
        self.left, self.block = list(_FRESH), f"alone-{next(self._numbers)}"
        author = Someone(chromium, site, "21", self.unit, self.block)
        author.write_unit(self._olx.format(self.block))
        author.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Site]:
    with sites.opened(tmp_path_factory.mktemp("sandbox")) as site:
        yield site


@pytest.fixture(scope="session")
def places() -> dict[str, Places]:
    """Places for each type of block."""
    return {kind: Places(kind) for kind in ALONE}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def someone(
    chromium: Browser, site: sites.Site, places: dict[str, Places]
) -> Iterator[Callable[..., Someone]]:
    """A person with a device of their own; without an id, a learner at a fresh block of this *kind*."""
    opened: list[Someone] = []
    # Never in the middle of a test: it may still need the block that is there.
    places[ASSESSMENT].refill(chromium, site)
    fresh = set(places) - {ASSESSMENT}

    def arrive(
        person: str | None = None, unit: str = "", block: str = "", kind: str = ASSESSMENT, **device: Any
    ) -> Someone:
        if person is None:
            if kind in fresh:
                places[kind].refill(chromium, site)
            fresh.discard(kind)
            unit, block, person = places[kind].unit, places[kind].block, places[kind].left.pop()
        arrived = Someone(chromium, site, person, unit, block, kind, **device)
        opened.append(arrived)
        return arrived

    yield arrive
    for each in opened:
        each.close()
    site.calm()
    assert [error for each in opened for error in each.errors] == []


@pytest.fixture
def learner(someone: Callable[..., Someone]) -> Someone:
    """A learner who has not begun."""
    return someone()


@pytest.fixture(scope="session")
def screenshots(request: pytest.FixtureRequest) -> Path | None:
    """Where to keep pictures of what tests look at: ``--screenshots DIR``."""
    folder = request.config.getoption("--screenshots")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
