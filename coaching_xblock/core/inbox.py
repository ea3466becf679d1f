"""What waits for a safeguarding person: one line for each who wrote to them or about whom they were told.

The lines are made from everybody's vaults. They are kept in the person's own, with the moment they were made:
from then on only rows that were written since have to be opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from . import concern, confidence, moment
from .mark import Mark
from .matter import TALK
from .vault import Vault

Json = dict[str, Any]
#: "waiting": nobody has answered, or opened the report. "open": not closed yet.
Stage = Literal["waiting", "open", "closed"]
#: How far the clocks of a site's servers may be apart.
_APART = timedelta(minutes=5)


@dataclass(frozen=True)
class Matter:
    """One thing that a safeguarding person sees to."""

    learner: str
    #: `TALK`, or the id of a report.
    which: str
    #: Who began it: the learner or a coach.
    by: str
    stage: Stage
    #: Since when it waits, or when the last thing happened.
    since: str


@dataclass(frozen=True)
class Inbox:
    """All lines by learner, as they stood at *mark* for the safeguarding persons *named* then."""

    lines: Mapping[str, tuple[Matter, ...]]
    mark: str = ""
    named: tuple[str, ...] = ()

    @classmethod
    def load(cls, own: Mapping[str, Any], named: Collection[str]) -> Inbox:
        """What `dump` kept; nothing where other people are named now, since they may read other things."""
        kept = own.get("inbox") or {}
        if kept.get("named") != sorted(named):
            return cls({}, "", tuple(sorted(named)))
        lines = {
            learner: tuple(Matter(learner, *each) for each in found)
            for learner, found in kept["lines"].items()
        }
        return cls(lines, kept["mark"], tuple(kept["named"]))

    def dump(self) -> Json:
        """This as JSON."""
        lines = {
            learner: [[each.which, each.by, each.stage, each.since] for each in found]
            for learner, found in self.lines.items()
        }
        return {"mark": self.mark, "named": list(self.named), "lines": lines}

    @property
    def since(self) -> str:
        """From when on rows have to be looked at; empty for all of them."""
        return moment.stamp(moment.parse(self.mark) - _APART) if self.mark else ""

    def update(self, vaults: Iterable[tuple[str, Vault]], guard: str, now: str) -> Inbox:
        """The inbox after a look into these people's vaults, as it stood when the look began."""
        lines = dict(self.lines)
        for learner, kept in vaults:
            lines.pop(learner, None)
            if learner != guard and (found := matters(kept, learner, guard, self.named)):
                lines[learner] = tuple(found)
        return Inbox(lines, now, self.named)

    def sorted(self, *stages: Stage) -> list[Matter]:
        """The lines in these *stages*: what waits first, and of equals the oldest."""
        found = [each for lines in self.lines.values() for each in lines if each.stage in stages]
        return sorted(found, key=lambda each: (stages.index(each.stage), each.since, each.learner))


def without(own: Json, learner: str) -> Json:
    """The compartment "own" without the lines about *learner*."""
    lines = (own.get("inbox") or {}).get("lines") or {}
    if learner not in lines:
        return own
    kept = {each: found for each, found in lines.items() if each != learner}
    return {**own, "inbox": {**own["inbox"], "lines": kept}}


def matters(kept: Vault, learner: str, guard: str, named: Collection[str]) -> list[Matter]:
    """What stands in a learner's vault for this safeguarding person."""
    found = []
    talk = confidence.of(kept.talk)
    if shown := talk.shown_to(guard):
        since = talk.waiting(learner)
        stage: Stage = "waiting" if since else "closed" if talk.closed else "open"
        found.append(Matter(learner, TALK, learner, stage, since or shown[-1].at))
    for each in concern.load(kept.concerns):
        if each.shown_to(guard, named):
            stage = "closed" if each.closed else "open" if each.opened else "waiting"
            found.append(Matter(learner, each.id, each.by, stage, _last(each)))
    return found


def _last(found: concern.Concern) -> str:
    done: Sequence[Mark] = (*found.notes, *([found.closed] if found.closed else ()))
    return max([found.at, *(each.at for each in done)])
