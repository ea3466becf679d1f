"""Sections, items, answers and conditions, as they stand in a tree."""

from __future__ import annotations

from coaching_xblock.core.instrument import Item, Option, Range, Section, When

from .finding import quote
from .making import maker
from .values import Node, Values, attributes, word

CHOOSING = ("rating", "single", "multiple", "ranking", "forced")
MEASURING = ("number", "slider")
_ENDS = {"low", "high", "step"}
#: The attributes that a condition has together: those it needs, and those it may have.
_CONDITIONS = (
    ({"item", "answers"}, {"item", "answers"}),
    ({"item", "low"}, {"item", "low", "high"}),
    ({"item", "high"}, {"item", "high"}),
    ({"scale", "among"}, {"scale", "among"}),
)

_make_section, _make_item, _make_option = maker(Section), maker(Item), maker(Option)


class Questions:
    """Reads what is asked. Shared answers are read first; those that no item takes stay in *unused*."""

    def __init__(self, values: Values) -> None:
        self.unused: dict[str, Node] = {}
        self._values = values
        self._shared: dict[str, tuple[Option, ...]] = {}

    def share(self, node: Node) -> None:
        """Read an <answers>."""
        name = self._values.id(node, "id", attributes(node)["id"])
        if name in self._shared:
            self._values.fault(node, f"There are two <answers> with the id {quote(name)}.")
        self._shared[name] = tuple(self._option(each) for each in node)
        self.unused[name] = node

    def section(self, node: Node) -> Section:
        """Read a <section>."""
        texts, whens, items = {}, [], []
        for child in node:
            tag = child.tag
            if tag == "item":
                items.append(self._item(child))
            elif tag == "when":
                whens.append(self._when(child))
            else:
                texts[tag] = self._values.text(child)
        return _make_section(
            self._values.id(node, "id", attributes(node)["id"]),
            tuple(items),
            texts.get("title", ""),
            texts.get("intro", ""),
            tuple(whens),
        )

    def _item(self, node: Node) -> Item:
        values, given = self._values, attributes(node)
        kind = word(given["type"])
        texts, whens, own = {}, [], []
        for child in node if len(node) > 1 else (node[0],):  # most have a text only: no need of an iterator
            tag = child.tag
            if tag == "when":
                whens.append(self._when(child))
            elif tag == "answer":
                own.append(self._option(child))
            else:
                texts[tag] = values.text(child)
        options: tuple[Option, ...] = ()
        ends = None
        if kind in CHOOSING:
            options = self._options(node, given, tuple(own))
        elif own or "answers" in given:
            values.fault(node, f"An item of type {quote(kind)} has no answers to choose from.")
        if kind in MEASURING:
            ends = self._range(node, given, texts)
        elif not (_ENDS.isdisjoint(texts) and _ENDS.isdisjoint(given)):
            values.fault(node, "Only an item of type “number” or “slider” has low, high and step.")
        return _make_item(
            values.id(node, "id", given["id"]),
            kind,
            texts["text"],
            options,
            ends,
            "optional" in given and word(given["optional"]) == "yes",
            tuple(whens),
            texts.get("hint", ""),
        )

    def _options(self, node: Node, given: dict[str, str], own: tuple[Option, ...]) -> tuple[Option, ...]:
        if "answers" not in given:
            return own
        name = given["answers"]
        if own:
            self._values.fault(node, "An item has answers=“…” or its own <answer> elements, not both.")
        if name not in self._shared:
            self._values.fault(node, f"There is no <answers> with the id {quote(name)}.")
            return ()
        self.unused.pop(name, None)
        return self._shared[name]

    def _option(self, node: Node) -> Option:
        given = attributes(node)
        value = self._values.whole(node, "value", given["value"])
        score = self._values.maybe(node, "score", given.get("score"))
        return _make_option(value, self._values.text(node), float(value) if score is None else score)

    def _range(self, node: Node, given: dict[str, str], texts: dict[str, str]) -> Range | None:
        low = self._values.maybe(node, "low", given.get("low"))
        high = self._values.maybe(node, "high", given.get("high"))
        step = self._values.maybe(node, "step", given.get("step"))
        if low is None or high is None:
            self._values.fault(node, "A number or slider needs low=“…” and high=“…”.")
            return None
        return Range(low, high, 1 if step is None else step, texts.get("low", ""), texts.get("high", ""))

    def _when(self, node: Node) -> When:
        given = attributes(node)
        if not any(least <= given.keys() <= most for least, most in _CONDITIONS):
            takes = "item= and answers=, or item= with low= or high= or both, or scale= and among="
            self._values.fault(node, f"<when> takes {takes}.")
        return When(
            self._values.id(node, "item", given.get("item", "")),
            self._values.wholes(node, "answers", given.get("answers", "")),
            self._values.maybe(node, "low", given.get("low")),
            self._values.maybe(node, "high", given.get("high")),
            self._values.id(node, "scale", given.get("scale", "")),
            self._values.whole(node, "among", given.get("among", "0")),
        )
