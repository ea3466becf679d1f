"""Sections, items, answers and conditions, as they stand in a tree."""

from __future__ import annotations

from coaching_xblock.core.instrument import Item, Option, Range, Section, When

from .finding import quote
from .values import Node, Values

CHOOSING = ("rating", "single", "multiple", "ranking", "forced")
_MEASURING = ("number", "slider")
_ENDS = {"low", "high", "step"}
#: The attributes that a condition has together: those it needs, and those it may have.
_CONDITIONS = (
    ({"item", "answers"}, {"item", "answers"}),
    ({"item", "low"}, {"item", "low", "high"}),
    ({"item", "high"}, {"item", "high"}),
    ({"scale", "among"}, {"scale", "among"}),
)


class Questions:
    """Reads what is asked. Shared answers are read first; those that no item takes stay in *unused*."""

    def __init__(self, values: Values) -> None:
        self.unused: dict[str, Node] = {}
        self._values = values
        self._shared: dict[str, tuple[Option, ...]] = {}

    def share(self, node: Node) -> None:
        """Read an <answers>."""
        name = self._values.id(node)
        if name in self._shared:
            self._values.fault(node, f"There are two <answers> with the id {quote(name)}.")
        self._shared[name] = tuple(self._option(each) for each in node)
        self.unused[name] = node

    def section(self, node: Node) -> Section:
        texts, whens, items = {}, [], []
        for child in node:
            if child.tag == "item":
                items.append(self._item(child))
            elif child.tag == "when":
                whens.append(self._when(child))
            else:
                texts[child.tag] = self._values.text(child)
        return Section(
            self._values.id(node),
            tuple(items),
            texts.get("title", ""),
            texts.get("intro", ""),
            tuple(whens),
        )

    def _item(self, node: Node) -> Item:
        kind = self._values.word(node, "type")
        texts, whens, options = {}, [], []
        for child in node:
            if child.tag == "when":
                whens.append(self._when(child))
            elif child.tag == "answer":
                options.append(self._option(child))
            else:
                texts[child.tag] = self._values.text(child)
        choosing, measuring = kind in CHOOSING, kind in _MEASURING
        if not choosing and (options or node.get("answers") is not None):
            self._values.fault(node, f"An item of type {quote(kind)} has no answers to choose from.")
        if not measuring and (not _ENDS.isdisjoint(texts) or not _ENDS.isdisjoint(node.keys())):
            self._values.fault(node, "Only an item of type “number” or “slider” has low, high and step.")
        return Item(
            self._values.id(node),
            kind,
            texts["text"],
            self._options(node, tuple(options)) if choosing else (),
            self._range(node, texts) if measuring else None,
            self._values.word(node, "optional") == "yes",
            tuple(whens),
            texts.get("hint", ""),
        )

    def _options(self, node: Node, own: tuple[Option, ...]) -> tuple[Option, ...]:
        name = node.get("answers")
        if name is None:
            return own
        if own:
            self._values.fault(node, "An item has answers=“…” or its own <answer> elements, not both.")
        if name not in self._shared:
            self._values.fault(node, f"There is no <answers> with the id {quote(name)}.")
        self.unused.pop(name, None)
        return self._shared.get(name, ())

    def _option(self, node: Node) -> Option:
        value = self._values.whole(node, "value")
        score = self._values.maybe(node, "score")
        return Option(value, self._values.text(node), float(value) if score is None else score)

    def _range(self, node: Node, texts: dict[str, str]) -> Range | None:
        low, high = self._values.maybe(node, "low"), self._values.maybe(node, "high")
        step = self._values.maybe(node, "step")
        if low is None or high is None:
            self._values.fault(node, "A number or slider needs low=“…” and high=“…”.")
            return None
        return Range(low, high, 1 if step is None else step, texts.get("low", ""), texts.get("high", ""))

    def _when(self, node: Node) -> When:
        given = set(node.keys())
        if not any(least <= given <= most for least, most in _CONDITIONS):
            takes = "item= and answers=, or item= with low= or high= or both, or scale= and among="
            self._values.fault(node, f"<when> takes {takes}.")
        return When(
            self._values.id(node, "item"),
            self._values.wholes(node, "answers"),
            self._values.maybe(node, "low"),
            self._values.maybe(node, "high"),
            self._values.id(node, "scale"),
            self._values.whole(node, "among"),
        )
