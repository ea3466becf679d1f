"""Writing sets of prompts: one canonical form, so that equal sets are equal bytes."""

from __future__ import annotations

from collections.abc import Iterator

from coaching_xblock.core.prompt import Check, Prompt, PromptSet, Recall

from .. import licences
from ..markup import element, maybe, text


def lines(asked: PromptSet) -> Iterator[str]:
    """*asked* as lines of XML, all in one way."""
    attributes = {
        "id": asked.id,
        "version": asked.version,
        "lang": asked.language,
        "answer": None if asked.answer == "all" else asked.answer,
        "subject": None if asked.subject == "other" else asked.subject,
    }
    return element("prompts", attributes, _content(asked))


def _content(asked: PromptSet) -> Iterator[str]:
    yield text("title", asked.title)
    yield text("purpose", asked.purpose)
    for licence in asked.licences:
        yield from licences.lines(licence)
    yield from maybe("intro", asked.intro)
    for prompt in asked.prompts:
        attributes = {"id": prompt.id, "words": prompt.words or None, "repeat": prompt.repeat or None}
        yield from element("prompt", attributes, _prompt(prompt))


def _prompt(prompt: Prompt) -> Iterator[str]:
    yield from maybe("stage", prompt.stage)
    yield text("question", prompt.question)
    yield from maybe("guidance", prompt.guidance)
    for recall in prompt.recalls:
        yield from _recall(recall)
    for starter in prompt.starters:
        yield text("starter", starter)
    for check in prompt.checks:
        yield from _check(check)


def _recall(recall: Recall) -> Iterator[str]:
    name, _, item = recall.id.partition(" ")
    count = recall.count if recall.kind == "results" and recall.count != 1 else None
    attributes = {"kind": recall.kind, "id": name, "item": item or None, "count": count}
    yield from element("recall", attributes, [text("lead", recall.lead), text("fallback", recall.fallback)])


def _check(check: Check) -> Iterator[str]:
    inside = [text("label", check.label), text("low", check.low), text("high", check.high)]
    yield from element("check", {"id": check.id}, inside)
