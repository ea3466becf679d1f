"""Somebody with a browser: what they see of one block, and what they can do there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from coaching_xblock import library
from tests.browser.site import Site

ITEMS = [f"i{number:02}" for number in range(1, 31)]
#: How long a page may take until it shows what it should, in milliseconds.
PATIENCE = 20_000


class Someone:
    """One person, one device: a browser context with its own cookies and storage."""

    def __init__(
        self,
        browser: Browser,
        site: Site,
        person: str,
        unit: str,
        block: str,
        kind: str = "coaching_assessment",
        **device: Any,
    ) -> None:
        self.site = site
        self.person = person
        self.unit = unit
        self.block_name = block
        self.kind = kind
        self.sitting = ""
        self.usage = f"{unit}.{kind}.{block}.d0.u0"
        self.context: BrowserContext = browser.new_context(**device)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        #: What went wrong in scripts and was not meant to.
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        if person:
            self.sign_in()

    def sign_in(self) -> None:
        """Be this person from now on."""
        form = {"csrfmiddlewaretoken": self._token(), "person": self.person, "next": ""}
        answer = self.context.request.post(
            f"{self.site.address}/people/be/",
            form=form,
            headers={"Referer": self.site.address},
            max_redirects=0,
        )
        assert answer.status == 302, answer.status

    def _token(self) -> str:
        """The token against forged requests, which the first page with a form brings."""
        tokens = [each["value"] for each in self.context.cookies() if each["name"] == "sandbox_csrftoken"]
        if not tokens:
            self.context.request.get(f"{self.site.address}/people/")
        return tokens[0] if tokens else self._token()

    def open(self, path: str = "") -> Someone:
        """Go to this person's unit, or to another *path* of the site."""
        self.page.goto(f"{self.site.address}/{path or f'course/{self.unit}/'}")
        return self

    def open_ready(self) -> Someone:
        """Open the unit and wait until its blocks have the keys for their copies on this device."""
        with self.page.expect_response(lambda answer: f"{self.usage}/draft_key" in answer.url):
            self.open()
        if self.unit == "two-looks":
            self.page.wait_for_load_state("networkidle")
        return self

    def call(self, handler: str, **data: Any) -> dict[str, Any]:
        """What a handler of the block answers to this person, without a page."""
        answer = self.context.request.post(
            f"{self.site.address}/handler/{self.usage}/{handler}/",
            data=data,
            headers={"X-CSRFToken": self._token(), "Referer": self.site.address},
        )
        assert answer.ok, answer.text()
        return dict(answer.json())

    @property
    def block(self) -> Locator:
        return self.page.locator(f'[data-usage-id="{self.usage}"] .coaching')

    @property
    def status(self) -> str:
        """The status line as it reads now."""
        return "".join(self.block.locator("[data-coaching-status]").all_inner_texts()).strip()

    def says(self, text: str, patience: int = PATIENCE) -> None:
        """Wait until the status line begins with *text*."""
        wanted = re.compile("^\\s*" + re.escape(text))
        self.block.locator("[data-coaching-status]", has_text=wanted).first.wait_for(timeout=patience)

    def later(self, seconds: int) -> None:
        """Let the page's timers believe that so many seconds went by."""
        self.page.clock.fast_forward(seconds * 1000)

    def sees(self, text: str) -> None:
        """Wait until the block shows *text*."""
        self.block.get_by_text(text).first.wait_for()

    def press(self, name: str) -> None:
        """Press the button *name* of the block."""
        self.block.get_by_role("button", name=name, exact=True).click()

    def choose(self, item: str, value: int) -> None:
        """Answer one question of the page that shows."""
        self.block.locator(f'[name="{item}"][value="{value}"]').check()

    def chosen(self, item: str) -> int | None:
        """The answer that one question shows."""
        found = self.block.locator(f'[name="{item}"]:checked')
        return int(found.get_attribute("value") or 0) if found.count() else None

    def another(self, someone: Callable[..., Someone], **device: Any) -> Someone:
        """The same person at the same block with another device."""
        return someone(self.person, unit=self.unit, block=self.block_name, kind=self.kind, **device)

    def write_unit(self, olx: str) -> None:
        """Replace the unit in Studio."""
        self.open(f"studio/{self.unit}/import/")
        self.page.get_by_label("OLX of the unit").fill(olx)
        self.page.get_by_role("button", name="Replace the unit").click()
        self.page.wait_for_url(f"**/studio/{self.unit}/")

    def edit_source(self, change: Callable[[str], str], name: str = "My own questionnaire") -> None:
        """Open the editor in Studio where it is closed, change the field for XML and save."""
        if self.page.get_by_role("button", name="Edit").is_visible():
            self.page.get_by_role("button", name="Edit").click()
        field = self.page.get_by_label(name)
        field.fill(change(field.input_value()))
        self.page.get_by_role("link", name="Save").click()

    # Getting somewhere without the pages that other tests are about

    def begin(self) -> str:
        """Begin and return the sitting's id."""
        html = self.call("begin", old_enough="yes")["html"]
        self.sitting = str(html.split('data-coaching-sitting="')[1].split('"')[0])
        return self.sitting

    def answer(self, sitting: str, values: list[int]) -> None:
        """Store *values* for the first questions."""
        answers = {item: {"value": value, "was": None} for item, value in zip(ITEMS, values, strict=False)}
        self.call("save_answers", sitting=sitting, answers=answers)

    def finish(self, values: list[int] | None = None) -> str:
        """Take the whole questionnaire and return the sitting's id."""
        sitting = self.begin()
        self.answer(sitting, values or LEANING)
        self.call("finish", sitting=sitting)
        return sitting

    def again(self, before: str, values: list[int]) -> str:
        """Take it again beside the result *before*, and return the new sitting's id."""
        html = self.call("begin", again=before)["html"]
        sitting = str(html.split('data-coaching-sitting="')[1].split('"')[0])
        self.answer(sitting, values)
        self.call("finish", sitting=sitting)
        return sitting

    def take(self, instrument: str, value: Callable[[int], int], again: str = "") -> str:
        """Take a questionnaire of the library whose items are all rated, and return the sitting's id."""
        html = self.call("begin", again=again, old_enough="yes")["html"]
        sitting = str(html.split('data-coaching-sitting="')[1].split('"')[0])
        items = library.instrument(instrument).items
        answers = {item: {"value": value(number), "was": None} for number, item in enumerate(items)}
        self.call("save_answers", sitting=sitting, answers=answers)
        self.call("finish", sitting=sitting)
        return sitting

    def close(self) -> None:
        self.context.close()


#: Answers in the order of the questions that lean towards Social, then Artistic.
LEANING = [2, 3, 4, 5, 2, 1] * 5
