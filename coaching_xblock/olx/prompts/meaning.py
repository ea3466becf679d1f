"""What a set of prompts cannot mean, although each value of it is fine."""

from __future__ import annotations

from collections.abc import Iterator

from coaching_xblock.core.prompt import Prompt, PromptSet

from ..fault import Fault, twice
from ..finding import quote

PROMPTS = 30
STARTERS = 8
CHECKS = 6
RECALLS = 5
#: The most scales of a result that one sentence can name.
NAMED = 6
WORDS = 2000


def faults(asked: PromptSet) -> Iterator[Fault]:
    """Place and sentence for everything in *asked* that cannot be."""
    if len(asked.prompts) > PROMPTS:
        yield ".", f"There are {len(asked.prompts)} prompts, {PROMPTS} at most."
        return
    if isinstance(asked.answer, int) and asked.answer > len(asked.prompts):
        yield ".", f"answer= asks for {asked.answer} prompts; there are {len(asked.prompts)}."
    yield from twice("prompt", "prompts", (prompt.id for prompt in asked.prompts))
    yield from _steps(asked)
    for n, prompt in enumerate(asked.prompts, 1):
        for place, sentence in _prompt(prompt):
            yield f"prompt[{n}]{place}", sentence


def _steps(asked: PromptSet) -> Iterator[Fault]:
    """Steps lead from one to the next: all prompts are steps or none is, and each is taken once."""
    if not asked.stepwise:
        return
    for n, prompt in enumerate(asked.prompts, 1):
        if not prompt.stage:
            yield f"prompt[{n}]", f"{quote(prompt.id)} has no <stage>: all prompts are steps, or none is."
        if prompt.repeat:
            yield f"prompt[{n}]", f"{quote(prompt.id)} is a step: it cannot repeat by itself."
    if asked.answer != "all":
        yield ".", "The prompts are steps, so all are to be answered: leave out answer=."


def _prompt(prompt: Prompt) -> Iterator[Fault]:
    counts = (
        ("starters", len(prompt.starters), STARTERS),
        ("checks", len(prompt.checks), CHECKS),
        ("recalls", len(prompt.recalls), RECALLS),
    )
    for name, count, most in counts:
        if count > most:
            yield "", f"{quote(prompt.id)} has {count} {name}, {most} at most."
    if prompt.words > WORDS:
        yield "", f"words= is at most {WORDS}."
    yield from (
        (f"/{place}", sentence)
        for place, sentence in twice("check", "checks of a prompt", (each.id for each in prompt.checks))
    )
    for n, recall in enumerate(prompt.recalls, 1):
        if not 1 <= recall.count <= NAMED:
            yield f"/recall[{n}]", f"count= is from 1 to {NAMED}."
        if recall.kind == "entry" and recall.id == prompt.id:
            yield f"/recall[{n}]", f"{quote(prompt.id)} cannot quote its own answer."
