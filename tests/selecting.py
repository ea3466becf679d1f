"""Looking for elements of a page by the simple selectors of CSS: ``ul.list > li [name="item"]``."""

import re
from typing import Any

from lxml import html

_PART = re.compile(r"([a-z0-9]+|\*)?((?:\.[\w-]+|\[[^]]+\])*)$")


class Shown:
    """A page or a region of one."""

    def __init__(self, source: str) -> None:
        self._root = html.fromstring(f"<main>{source}</main>")

    @property
    def text(self) -> str:
        """All that can be read, spaces collapsed."""
        return " ".join(self._root.text_content().split())

    def all(self, selector: str) -> list[Any]:
        """The elements that one of the selectors finds, in the order of the page."""
        ways = " | ".join(_path(each.split()) for each in selector.split(","))
        return list(self._root.xpath(ways))

    def one(self, selector: str) -> Any:
        """The only element of this kind."""
        (found,) = self.all(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """What these elements say."""
        return [" ".join(each.text_content().split()) for each in self.all(selector)]


def _path(steps: list[str]) -> str:
    path, axis = "", ".//"
    for step in steps:
        if step == ">":
            axis = "/"
            continue
        found = _PART.match(step)
        assert found, step
        path += (
            axis
            + (found[1] or "*")
            + "".join(_test(each) for each in re.findall(r"\.[\w-]+|\[[^]]+\]", found[2]))
        )
        axis = "//"
    return path


def _test(part: str) -> str:
    if part.startswith("."):
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {part[1:]} ')]"
    name, _, value = part[1:-1].partition("=")
    return f"[@{name}='{value}']" if value else f"[@{name}]"
