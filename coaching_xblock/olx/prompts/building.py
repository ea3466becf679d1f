"""From a tree that has the form of a set of prompts to the set, with the values that cannot be right."""

from __future__ import annotations

from coaching_xblock.core.prompt import Asked, Check, Prompt, PromptSet, Recall

from .. import licences
from ..format import Built
from ..values import Node, Values, attributes, word


def build(root: Node) -> Built[PromptSet]:
    """The prompts of *root*, which is valid under the schema."""
    values, given, parts = Values(), attributes(root), _parts(root)
    made = PromptSet(
        id=values.id(root, "id", given["id"]),
        version=values.whole(root, "version", given["version"]),
        title=_text(parts, "title", values),
        purpose=_text(parts, "purpose", values),
        language=word(given["lang"]),
        licences=tuple(licences.read(node, values) for node in parts["licence"]),
        prompts=tuple(_prompt(node, values) for node in parts["prompt"]),
        answer=_answer(root, given.get("answer", "all"), values),
        subject=word(given.get("subject", "other")),
        intro=_text(parts, "intro", values),
    )
    return Built(made, values.faults, [])


def _parts(node: Node) -> dict[str, list[Node]]:
    parts: dict[str, list[Node]] = {}
    for child in node:
        parts.setdefault(str(child.tag), []).append(child)
    return parts


def _text(parts: dict[str, list[Node]], tag: str, values: Values) -> str:
    return values.text(parts[tag][0]) if tag in parts else ""


def _answer(node: Node, given: str, values: Values) -> Asked:
    said = word(given)
    return said if said in ("all", "any") else values.whole(node, "answer", said)


def _prompt(node: Node, values: Values) -> Prompt:
    given, parts = attributes(node), _parts(node)
    return Prompt(
        id=values.id(node, "id", given["id"]),
        question=_text(parts, "question", values),
        guidance=_text(parts, "guidance", values),
        starters=tuple(values.text(each) for each in parts.get("starter", ())),
        words=values.whole(node, "words", given.get("words", "0")),
        repeat=word(given.get("repeat", "")),
        checks=tuple(_check(each, values) for each in parts.get("check", ())),
        recalls=tuple(_recall(each, values) for each in parts.get("recall", ())),
        stage=_text(parts, "stage", values),
    )


def _check(node: Node, values: Values) -> Check:
    label, low, high = (values.text(each) for each in node)
    return Check(values.id(node, "id", attributes(node)["id"]), label, low, high)


def _recall(node: Node, values: Values) -> Recall:
    given = attributes(node)
    kind, item = word(given["kind"]), values.id(node, "item", given.get("item", ""))
    if (kind == "answer") != bool(item):
        values.fault(
            node, "item= names the question of an answer: kind=“answer” needs it, and no other has it."
        )
    if kind != "results" and "count" in given:
        values.fault(node, "count= says how many of the strongest results: only kind=“results” has it.")
    lead, fallback = (values.text(each) for each in node)
    name = values.id(node, "id", given["id"])
    count = values.whole(node, "count", given.get("count", "1"))
    return Recall(kind, f"{name} {item}" if item else name, count, lead, fallback)
