"""What is allowed in a set of prompts but worth a second look before learners see it."""

from __future__ import annotations

from collections.abc import Iterator

from coaching_xblock.core import question
from coaching_xblock.core.prompt import Prompt, PromptSet

from ..fault import Fault
from ..finding import listed, quote

#: More than this is rarely written in one sitting, and may keep somebody from beginning.
_LONG = 400


def hints(asked: PromptSet) -> Iterator[Fault]:
    """Place and sentence for everything in *asked* that its author may want to look at again."""
    for n, prompt in enumerate(asked.prompts, 1):
        for place, sentence in _prompt(prompt, asked.language):
            yield f"prompt[{n}]{place}", sentence


def _prompt(prompt: Prompt, language: str) -> Iterator[Fault]:
    if question.closed(prompt.question, language):
        yield "/question[1]", f"Could be answered with yes or no{_instead(prompt.question, language)}."
    if not prompt.guidance:
        yield "", f"{quote(prompt.id)} has no <guidance>: say why it is asked, or what to look at."
    if prompt.words > _LONG:
        yield "", f"{prompt.words} words are much to write at once: a shorter length invites more people."


def _instead(closed: str, language: str) -> str:
    beginnings = [quote(each) for each in question.opening(closed, language)]
    return f". Perhaps: {listed(beginnings)}" if beginnings else ""
