"""What a prompt quotes of the learner's own: an earlier entry, what stood out in a result, one answer.

Rows are looked through sealed; only what is quoted is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import entry, sitting
from .places import Scale, share, undecided
from .places import places as ranked
from .prompt import Recall
from .rows import ASSESSMENT, REFLECTION
from .sitting import Sitting
from .source import Sources
from .version import Version, Written
from .words import Locked

Json = dict[str, Any]


@dataclass(frozen=True)
class Strongest:
    """The scales that came first, by name: those of one group are too close to say which is stronger.

    No groups: all are too close together.
    """

    groups: tuple[tuple[str, ...], ...]
    #: The language of the names.
    language: str


@dataclass(frozen=True)
class Given:
    """A finished sitting, and the item of it whose answer is quoted."""

    sitting: Sitting
    item: str


@dataclass(frozen=True)
class Recalled:
    """What a recall found, where, and from when."""

    usage: str
    #: The entry or the sitting.
    item: str
    at: str
    #: May coaches read it where it stands?
    shared: bool
    what: Written | Strongest | Given | Locked


def find(recall: Recall, sources: Sources, *, before: str = "", without: str = "") -> Recalled | None:
    """The newest that *recall* names, or None where there is nothing yet.

    With *before*, as it stood at that moment: somebody who reads what was handed in then sees what was quoted
    beside it. *without* is the entry itself that is being written. What does not open is found as `Locked`
    only where nothing else is there.
    """
    by_kind = {"entry": _entries, "results": _results, "answer": _answers}
    locked: Recalled | None = None
    for each in by_kind[recall.kind](recall, sources, before, without):
        if not isinstance(each.what, Locked):
            return each
        locked = locked or each
    return locked


def _entries(recall: Recall, sources: Sources, before: str, without: str) -> Iterator[Recalled]:
    """What was handed in to the prompt, newest first; sliders alone have nothing to quote."""
    there = [
        (version["at"], usage, each, version)
        for usage, source in sources.items()
        if source.spec is REFLECTION
        for each in source.row["entries"]
        if each["stage"] == "submitted" and each["prompt"] == recall.id and each["id"] != without
        for version in _handed_in(each, before)
    ]
    for at, usage, each, version in sorted(there, key=lambda one: one[0], reverse=True):
        (opened,) = sources[usage].open("entries", [{"versions": [version]}])
        shown = entry.as_shared(entry.Entry.load(each))
        shared = shown.consent.given and version["id"] in {one.id for one in shown.versions}
        words = Version.load(opened["versions"][0]).words
        if isinstance(words, Locked) or words.text.strip():
            yield Recalled(usage, each["id"], at, shared, words)


def _handed_in(stored: Mapping[str, Any], before: str) -> list[Json]:
    """The last version that was handed in, or that was at that moment."""
    handed = [each for each in stored["versions"] if each["kind"] == "submitted"]
    return [each for each in handed if not before or each["at"] < before][-1:]


def _results(recall: Recall, sources: Sources, before: str, without: str) -> Iterator[Recalled]:
    """Results of that instrument or subject in which anything has a score, newest first."""
    for usage, each in _finished(sources, before):
        named = each["instrument"] == recall.id
        (opened,) = sources[usage].open("sittings", [{**_bare(each), "shown": each["shown"]}])
        found = Sitting.load(opened)
        what: Strongest | Locked | None = None
        if isinstance(found.shown, Locked):
            what = found.shown if named else None
        elif found.shown and (named or found.shown["subject"] == recall.id):
            what = strongest(found.shown, recall.count)
        if what is not None:
            yield Recalled(usage, found.id, found.finished, found.consent.given, what)


def _answers(recall: Recall, sources: Sources, before: str, without: str) -> Iterator[Recalled]:
    """Answers to that item of that instrument, newest first."""
    instrument, _, item = recall.id.partition(" ")
    for usage, each in _finished(sources, before):
        if each["instrument"] != instrument:
            continue
        (opened,) = sources[usage].open("sittings", [{**_bare(each), "answers": each["answers"]}])
        found = Sitting.load(opened)
        shared = found.consent.given and found.consent.answers
        if isinstance(found.answers, Locked):
            yield Recalled(usage, found.id, found.finished, shared, found.answers)
        elif item in found.answers:
            yield Recalled(usage, found.id, found.finished, shared, Given(found, item))


def _finished(sources: Sources, before: str) -> list[tuple[str, Json]]:
    """All finished sittings with where they are, newest first."""
    there = [
        (usage, each)
        for usage, source in sources.items()
        if source.spec is ASSESSMENT
        for each in source.row["sittings"]
        if each["stage"] == "finished" and (not before or each["finished"] < before)
    ]
    return sorted(there, key=lambda one: one[1]["finished"], reverse=True)


def _bare(stored: Json) -> Json:
    """A sitting without its words, which take time to open."""
    return {name: stored[name] for name in (*sitting.PLAIN, "consent") if name in stored}


def strongest(shown: Mapping[str, Any], count: int) -> Strongest | None:
    """The *count* strongest scales of a result, and all that are too close to the last of them.

    None where none has a score.
    """
    scored = [each for each in shown["scales"] if each["value"] is not None]
    rated = [each for each in scored if not each["compared"]]
    against = rated or scored
    if not against:
        return None
    if shown["flat"] if rated else undecided(ranked(against)):
        return Strongest((), shown["language"])
    left = sorted(against, key=share, reverse=True)
    groups: list[tuple[str, ...]] = []
    while left and sum(map(len, groups)) < count:
        near = [each for each in left if _close(left[0], each)]
        groups.append(tuple(each["name"] for each in near))
        left = [each for each in left if each not in near]
    if len(groups[0]) == len(against) > 1:
        groups = []
    return Strongest(tuple(groups), shown["language"])


def _close(top: Scale, other: Scale) -> bool:
    """Is *other* too close to *top* to say that it is weaker?"""
    if (top["low"], top["high"]) == (other["low"], other["high"]):
        return bool(top["value"] - other["value"] <= (other["close"] or 0) + 1e-9)
    return abs(share(top) - share(other)) < 1e-9
