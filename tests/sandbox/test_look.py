"""The sandbox's own pages in Chromium: for everybody, at the width of a phone and of a desk."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = {
    "": ["/people/", "/course/what-interests-you/"],
    "Rosa Delgado": ["/course/", "/course/two-looks/", "/about/", "/studio/", "/nothing/"],
    "Elin Berg": [
        "/studio/",
        "/studio/two-looks/",
        "/studio/two-looks/preview/",
        "/studio/two-looks/import/",
    ],
}


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield browser
        browser.close()


@contextmanager
def visit(address: str, name: str = "", width: int = 1280) -> Iterator[Any]:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": 800}, base_url=address)
        page.goto("/people/")
        if name:
            page.get_by_role("button", name=name).click()
        yield page


def apart(act: Any, *given: Any) -> Any:
    """Do *act* in a thread of its own: Playwright's loop must not meet Django's or another one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(act, *given).result()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("Chromium is missing: apt-get install chromium")
    with opened(tmp_path_factory.mktemp("sandbox")) as site:
        yield site.address


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(address: str, name: str, width: int) -> None:
    def look() -> list[Any]:
        from axe_playwright_python.sync_playwright import Axe

        found: list[Any] = []
        with visit(address, name, width) as page:
            for path in PAGES[name]:
                page.goto(path)
                found += [(path, each["id"]) for each in Axe().run(page).response["violations"]]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((path, "overflows"))
        return found

    assert apart(look) == []


def test_the_keyboard_skips_to_the_content(address: str) -> None:
    def press() -> Any:
        with visit(address, "Rosa Delgado") as page:
            page.keyboard.press("Tab")
            shown = page.locator(".site-skip").is_visible()
            page.keyboard.press("Enter")
            page.locator("#main:focus").wait_for()
            return shown, page.evaluate("document.activeElement.id")

    assert apart(press) == (True, "main")


def test_an_author_edits_by_keyboard(address: str) -> None:
    def edit() -> list[Any]:
        with visit(address, "Elin Berg") as page:
            page.goto("/studio/two-looks/")
            block = page.locator("[data-studio-block]").first
            status, said = block.locator("[data-studio-status]"), []

            def change(title: str, expected: str) -> None:
                field = block.get_by_label("Title")
                field.fill(title)
                block.locator(".save-button").press("Enter")
                status.get_by_text(expected).wait_for()
                said.append(status.inner_text())

            block.get_by_role("button", name="Edit").press("Enter")
            block.get_by_label("Title").wait_for()
            said.append(page.evaluate("document.activeElement.tagName"))
            change("", "Unable to update")
            change("Changed", "Saved.")
            said.append(page.evaluate("document.activeElement.textContent"))
            said.append(block.locator("h2").first.inner_text())
            block.get_by_role("button", name="Edit").press("Enter")
            block.locator(".cancel-button").press("Enter")
            said.append(status.inner_text())
            return said

    first, refused, *rest = apart(edit)
    assert first == "INPUT"
    assert "empty" in refused
    assert rest == ["Saved.", "Edit", "Changed", "Nothing was changed."]
