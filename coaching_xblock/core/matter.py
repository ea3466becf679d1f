"""What a safeguarding person does with what they were told, be it by a learner or about one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from . import concern, confidence, mark
from .concern import Concern
from .confidence import Confidence
from .errors import NotFound
from .mark import Mark
from .vault import Vault

#: What the learner says themselves; reports have ids.
TALK = "talk"
#: A change of who opened it, what was noted, and whether it is closed.
Change = Callable[[Confidence | Concern], Confidence | Concern]


def find(kept: Vault, which: str, guard: str, named: Collection[str]) -> Confidence | Concern:
    """The matter *which* of a learner's vault. Raises `NotFound` unless it is this person's to read."""
    if which == TALK:
        talk = confidence.of(kept.talk)
        if talk.shown_to(guard):
            return talk
        raise NotFound()
    reports = concern.load(kept.concerns)
    found = next((each for each in reports if each.id == which and each.shown_to(guard, named)), None)
    if found is None:
        raise NotFound()
    return found


def change(kept: Vault, which: str, guard: str, named: Collection[str], how: Change) -> Vault:
    """The vault with that matter changed. Raises `NotFound` as `find` does."""
    changed = how(find(kept, which, guard, named))
    if isinstance(changed, Concern):
        reports = concern.put(concern.load(kept.concerns), changed)
        return kept.put("concerns", concern.dump(reports))
    return kept.put("talk", {**kept.talk, "confidence": changed.dump()})


def opened(guard: str, now: str) -> Change:
    """They opened it: one line a visit."""
    return lambda each: replace(each, opened=mark.visit(each.opened, guard, now))


def noted(guard: str, text: str, now: str) -> Change:
    """They note what was done."""
    return lambda each: replace(each, notes=mark.note(each.notes, guard, text, now))


def closed(guard: str, now: str) -> Change:
    """They have done what there is to do."""
    return lambda each: replace(each, closed=each.closed or Mark(guard, now))


def reopened() -> Change:
    """There is something to do again."""
    return lambda each: replace(each, closed=None)
