"""The pictures of the docs, from a fresh sandbox: `python -m tests.browser.pictures docs/images`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import site as sites
from tests.browser.someone import Someone

CHROMIUM = "/usr/bin/chromium"
INTERESTS = ("what-interests-you", "interests")
NEW, SHARES, COACH, AUTHOR = "124", "101", "11", "21"
PHONE, DESK = (360, 740), (1280, 800)


def take(folder: Path) -> None:
    """All pictures, into *folder*."""
    with tempfile.TemporaryDirectory() as data, sites.opened(Path(data)) as site, sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)

        def visit(name: str, person: str, size: tuple[int, int], press: str = "", path: str = "") -> None:
            width, height = size
            viewport = {"width": width, "height": height}
            someone = Someone(browser, site, person, *INTERESTS, viewport=viewport).open(path)
            if press:
                someone.press(press)
                someone.sees("can see that you opened this")
            someone.page.wait_for_load_state("networkidle")
            what = someone.block if size == PHONE else someone.page
            what.screenshot(path=folder / f"{name}-{width}.png")
            someone.close()

        visit("start", NEW, PHONE)
        visit("result", SHARES, PHONE)
        visit("result", SHARES, DESK)
        visit("cases", COACH, DESK)
        visit("opened", COACH, DESK, press="Read Rosa Delgado")
        visit("author", AUTHOR, DESK, path="studio/what-interests-you/")
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
