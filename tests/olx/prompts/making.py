"""Any set of prompts that could be: a hypothesis strategy for valid ones."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from coaching_xblock.core.instrument import Subject
from coaching_xblock.core.prompt import Check, Prompt, PromptSet, Recall
from tests.olx.making import IDS, MAYBE, TEXTS, licences


def several(each: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=most).map(tuple)


@st.composite
def recalls(draw: st.DrawFn, own: str) -> Recall:
    kind: Any = draw(st.sampled_from(["entry", "results", "answer"]))
    name = draw(IDS.filter(lambda each: each != own))
    item = f" {draw(IDS)}" if kind == "answer" else ""
    count = draw(st.integers(1, 6)) if kind == "results" else 1
    return Recall(kind, f"{name}{item}", count, draw(TEXTS), draw(TEXTS))


@st.composite
def prompts(draw: st.DrawFn, name: str) -> Prompt:
    ids = draw(st.lists(IDS, max_size=3, unique=True))
    return Prompt(
        name,
        draw(TEXTS),
        draw(MAYBE),
        draw(several(TEXTS, 3)),
        draw(st.integers(0, 2000)),
        draw(st.sampled_from(["", "day", "week", "any"])),
        tuple(Check(each, draw(TEXTS), draw(TEXTS), draw(TEXTS)) for each in ids),
        draw(several(recalls(name), 3)),
    )


@st.composite
def sets(draw: st.DrawFn) -> PromptSet:
    names = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    asked = tuple(draw(prompts(name)) for name in names)
    made = PromptSet(
        draw(IDS),
        draw(st.integers(1, 999)),
        draw(TEXTS),
        draw(TEXTS),
        draw(st.sampled_from(["en", "pt-BR", "zh-Hans", "de-CH"])),
        tuple(draw(st.lists(licences(), min_size=1, max_size=2))),
        asked,
        draw(st.sampled_from(["all", "any"]) | st.integers(1, len(names))),
        draw(st.sampled_from(get_args(Subject))),
        draw(MAYBE),
    )
    if draw(st.booleans()):
        return made
    steps = tuple(replace(each, repeat="", stage=draw(TEXTS)) for each in asked)
    return replace(made, answer="all", prompts=steps)
