"""Entries: what a learner wrote to a prompt, from the first word to what coaches may read of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from . import version
from .consent import Consent
from .errors import BadInput, NotFound
from .note import Note
from .version import Asked, Version, Written
from .words import Locked

#: A draft was never handed in. What was is ``submitted`` from then on, also while it is written on.
Stage = Literal["draft", "submitted", "deleted"]
Json = dict[str, Any]
#: From stored entries, one's id and the moment to the entries as they are then.
Change = Callable[[list[Any], str, str], list[Any]]
_PLAIN = ("id", "prompt", "occasion", "stage", "started", "changed", "submitted")
_WORDS = ("checks", "asked", "tags")


@dataclass(frozen=True)
class Entry:
    """One entry. *writing*, *checks*, *asked*, *tags* and what versions say are words: stored sealed."""

    id: str
    #: The prompt's id in its set.
    prompt: str
    #: Which of the prompt's occasions it is for: see `core.occasion`.
    occasion: str
    stage: Stage
    started: str
    #: When it was last written on, or deleted.
    changed: str
    #: When it was last handed in; empty before.
    submitted: str = ""
    consent: Consent = Consent()
    #: What the learner is writing: never for others, who read what was handed in.
    writing: Note = Note()
    #: Where each slider stands, by its id; those that were left out are absent.
    checks: Mapping[str, int] | Locked = field(default_factory=dict)
    #: What was asked when it was last handed in.
    asked: Asked | Locked = Asked()
    tags: tuple[str, ...] | Locked = ()
    #: Oldest first.
    versions: tuple[Version, ...] = ()
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Entry:
        """The entry that `dump` wrote."""
        known = {*_PLAIN, *_WORDS, "consent", "writing", "versions"}
        plain: Any = {name: stored[name] for name in _PLAIN if name in stored}
        checks, asked, tags = (stored.get(name) for name in _WORDS)
        return cls(
            **plain,
            consent=Consent.load(stored.get("consent") or {}),
            writing=Note.load(stored.get("writing") or {}),
            checks=_opened(checks) or dict(checks or {}),
            asked=_opened(asked) or Asked.load(asked or {}),
            tags=_opened(tags) or tuple(tags or ()),
            versions=tuple(Version.load(each) for each in stored.get("versions") or ()),
            extra={key: value for key, value in stored.items() if key not in known},
        )

    def dump(self) -> Json:
        """This entry as JSON (but for `Locked` leaves, which the door turns back into their tokens)."""
        checks, asked, tags = self.checks, self.asked, self.tags
        return {
            **self.extra,
            **{name: getattr(self, name) for name in _PLAIN},
            "consent": self.consent.dump(),
            "writing": self.writing.dump(),
            "checks": checks if isinstance(checks, Locked) else dict(checks) or None,
            "asked": asked if isinstance(asked, Locked) else asked.dump() if asked != Asked() else None,
            "tags": tags if isinstance(tags, Locked) else list(tags) or None,
            "versions": [each.dump() for each in self.versions],
        }

    @property
    def locked(self) -> bool:
        """Are any of its words without their key?"""
        leaves = (
            self.writing.text,
            self.checks,
            self.asked,
            self.tags,
            *(one.words for one in self.versions),
        )
        return any(isinstance(each, Locked) for each in leaves)

    @property
    def written(self) -> Written:
        """What the learner is writing; empty words stand for locked ones."""
        text, checks, asked = self.writing.text, self.checks, self.asked
        return Written(
            "" if isinstance(text, Locked) else text,
            {} if isinstance(checks, Locked) else checks,
            Asked() if isinstance(asked, Locked) else asked,
        )

    @property
    def handed_in(self) -> Version | None:
        """The version that was last handed in."""
        return version.handed_in(self.versions)

    @property
    def ahead(self) -> bool:
        """Is there something in the writing that is not handed in?"""
        last = self.handed_in
        if last is None:
            return not self.written.blank
        return isinstance(last.words, Written) and not last.words.says(self.written)


def load(stored: Sequence[Json]) -> tuple[Entry, ...]:
    """All entries of a row, stubs too, oldest first."""
    return tuple(Entry.load(each) for each in stored)


def find(stored: Sequence[Json], entry: str) -> Entry:
    """The entry with this id. Raises `NotFound` where there is none, or only its stub."""
    there = (each for each in stored if each["id"] == entry and each["stage"] != "deleted")
    return Entry.load(_first(there))


def untouched(stored: Mapping[str, Any]) -> bool:
    """Is there neither a word nor a slider in this draft? Works on sealed rows."""
    written = stored["writing"]["text"] or stored["checks"] or stored["versions"]
    return stored["stage"] == "draft" and not written


def version_of(found: Entry, wanted: str) -> Version:
    """The version of an entry with this id. Raises `NotFound`."""
    there = next((each for each in found.versions if each.id == wanted), None)
    if there is None:
        raise NotFound("no_version")
    return there


def put(stored: Sequence[Json], changed: Entry) -> list[Json]:
    """The entries with one of them *changed*."""
    return [changed.dump() if each["id"] == changed.id else each for each in stored]


# Sharing


def share(stored: Sequence[Json], entry: str, readers: Sequence[str], now: str, seen: str = "") -> list[Json]:
    """Let the course's coaches read what is handed in, now and later. *readers* are those who could then.

    *seen* is the `Consent.mark` that the page showed: see `Consent.give`.
    """
    found = find(stored, entry)
    if found.stage != "submitted":
        raise BadInput("not_handed_in")
    return put(stored, replace(found, consent=found.consent.give(readers, now, seen=seen)))


def promise(stored: Sequence[Json], entry: str, promised: bool) -> list[Json]:
    """Keep whether coaches may read it once it is handed in, as long as it never was."""
    found = find(stored, entry)
    if found.stage != "draft":
        raise BadInput("handed_in_already")
    return put(stored, replace(found, consent=replace(found.consent, promised=promised)))


def withdraw(stored: Sequence[Json], entry: str, now: str) -> list[Json]:
    """Take the consent back: from now on coaches do not know that there is such an entry."""
    found = find(stored, entry)
    return put(stored, replace(found, consent=found.consent.withdraw(now)))


def given(stored: Sequence[Json]) -> list[Entry]:
    """The entries that are shared, as the learner has them, oldest first. Works on sealed rows."""
    return [Entry.load(each) for each in stored if _shared(each)]


def for_coach(stored: Sequence[Json], entry: str) -> Entry:
    """A shared entry as coaches may read it: see `as_shared`.

    Raises `NotFound` where it is not shared: coaches do not learn that it exists.
    """
    return as_shared(Entry.load(_first(each for each in stored if each["id"] == entry and _shared(each))))


def all_shared(stored: Sequence[Json]) -> list[Entry]:
    """The entries that coaches may read, oldest first: see `as_shared`."""
    return [as_shared(Entry.load(each)) for each in stored if _shared(each)]


def as_shared(found: Entry) -> Entry:
    """An entry without what is the learner's own: the writing since it was handed in, tags, and every version
    that coaches could never read.

    Those are what was handed in when it was shared, and what was handed in since. Before it is shared, it
    reads as if it were shared now.
    """
    handed = [each for each in found.versions if each.kind == "submitted"]
    since = found.consent.since if found.consent.given else ""
    later = [each for each in handed if since and each.at > since]
    shown = tuple(handed[-(len(later) + 1) :])
    last = shown[-1].words if shown else Written()
    words = last if isinstance(last, Written) else Written()
    return replace(
        found,
        changed=found.submitted,
        writing=Note(last if isinstance(last, Locked) else words.text, 0, found.submitted),
        checks=words.checks,
        asked=words.asked,
        tags=(),
        versions=shown,
        extra={},
    )


def _first(there: Any) -> Json:
    found = next(there, None)
    if found is None:
        raise NotFound("no_entry")
    return found  # type: ignore[no-any-return]


def _shared(stored: Mapping[str, Any]) -> bool:
    return stored["stage"] == "submitted" and Consent.load(stored.get("consent") or {}).given


def _opened(leaf: Any) -> Locked | None:
    """*leaf* where it is locked, or still sealed."""
    return leaf if isinstance(leaf, Locked) else Locked(leaf) if isinstance(leaf, str) else None
