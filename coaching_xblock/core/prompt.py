"""Prompts: open questions to write about, what may help to begin, and when a set of them is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .instrument import Licence, Subject

#: How often a prompt may be answered, each time by an entry of its own: once, every day, every week, at will.
Repeat = Literal["", "day", "week", "any"]
#: What a prompt quotes: an earlier entry, the strongest scales of a result, or one answer to a questionnaire.
Recalled = Literal["entry", "results", "answer"]
#: How many prompts of a set are to be answered: all, any (one at least), or as many as the learner chooses.
Asked = Literal["all", "any"] | int

#: The ends of every check-in slider.
CHECK_LOW, CHECK_HIGH = 0, 10


@dataclass(frozen=True, slots=True)
class Check:
    """A quick check-in: a slider from `CHECK_LOW` to `CHECK_HIGH`, whose ends mean *low* and *high*."""

    id: str
    label: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Recall:
    """The learner's own earlier words or results, quoted beside a question.

    *id* names, by *kind*: ``entry`` the prompt that was answered, in any reflection of the course;
    ``results`` an instrument, or a subject such as ``interests``, of which the *count* strongest scales are
    named; ``answer`` an instrument and its item, with a space between. *lead* is the sentence before the
    quote; *fallback* stands in place of both where there is nothing yet.
    """

    kind: Recalled
    id: str
    count: int
    lead: str
    fallback: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to write about."""

    #: Unique in its set. Recalls find it by this name in the whole course.
    id: str
    question: str
    #: Why it is asked, or what an answer could look at.
    guidance: str = ""
    #: Beginnings of sentences that somebody may go on with.
    starters: tuple[str, ...] = ()
    #: A length in words that is suggested and never demanded; 0 suggests none.
    words: int = 0
    repeat: Repeat = ""
    checks: tuple[Check, ...] = ()
    recalls: tuple[Recall, ...] = ()
    #: Its name as a step of a frame, such as “Now what?”; empty for prompts that stand by themselves.
    stage: str = ""


@dataclass(frozen=True)
class PromptSet:
    """Prompts that stand together. An entry stores what was asked, so they may be reworded at any time."""

    id: str
    version: int
    title: str
    #: What it is for, in words for learners; a frame names its source here.
    purpose: str
    #: The language of the texts, as in ``lang``.
    language: str
    licences: tuple[Licence, ...]
    prompts: tuple[Prompt, ...]
    answer: Asked = "all"
    #: What it touches; sharing is never required for ``personality`` and ``situation`` (`consent.rule`).
    subject: Subject = "other"
    #: What is read before the first prompt.
    intro: str = ""

    @cached_property
    def prompt(self) -> Mapping[str, Prompt]:
        """All prompts by id, in their order."""
        return {prompt.id: prompt for prompt in self.prompts}

    @property
    def stepwise(self) -> bool:
        """Is it a frame, whose prompts are steps that are taken one after the other?"""
        return any(prompt.stage for prompt in self.prompts)

    @property
    def needed(self) -> int:
        """How many of its prompts are to be answered; never more than there are."""
        if self.answer == "all":
            return len(self.prompts)
        return min(1 if self.answer == "any" else self.answer, len(self.prompts))


def left(asked: PromptSet, answered: Collection[str]) -> int:
    """How many more prompts of *asked* are to be answered when those with the ids *answered* are."""
    return max(0, asked.needed - sum(prompt.id in answered for prompt in asked.prompts))


def done(asked: PromptSet, answered: Collection[str]) -> bool:
    """Are enough prompts of *asked* answered? A prompt that repeats counts from its first entry on."""
    return left(asked, answered) == 0
