"""The shortlist: work that a learner wants to remember, each entry with a note and a consent of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from . import limits
from .consent import Consent
from .errors import BadInput, Forbidden, NotFound, TooLarge
from .ident import new_id
from .note import Note
from .words import Locked

Stage = Literal["kept", "removed"]
Json = dict[str, Any]
_PLAIN = ("id", "stage", "added", "changed", "sitting")


@dataclass(frozen=True)
class Entry:
    """One entry. *what* and the note are words: they are stored sealed."""

    id: str
    stage: Stage
    added: str
    #: When it was removed, or last changed otherwise.
    changed: str
    #: The id of the sitting whose result it came from; empty for work in the learner's own words.
    sitting: str = ""
    #: ``title``, and the O*NET-SOC code as ``soc`` where it is one of the library's occupations.
    what: Json | Locked | None = None
    consent: Consent = Consent()
    note: Note = Note()
    #: Keys that a later version of this software may have written.
    extra: Json = field(default_factory=dict)

    @classmethod
    def load(cls, stored: Json) -> Entry:
        """The entry that `dump` wrote."""
        known = {*_PLAIN, "what", "consent", "note"}
        return cls(
            **{name: stored[name] for name in _PLAIN if name in stored},
            what=stored.get("what"),
            consent=Consent.load(stored.get("consent") or {}),
            note=Note.load(stored.get("note") or {}),
            extra={key: value for key, value in stored.items() if key not in known},
        )

    def dump(self) -> Json:
        """This entry as JSON (but for `Locked` leaves, which the door turns back into their tokens)."""
        return {
            **self.extra,
            **{name: getattr(self, name) for name in _PLAIN},
            "what": self.what,
            "consent": self.consent.dump(),
            "note": self.note.dump(),
        }

    @property
    def title(self) -> str:
        """What the work is called; empty where the words are locked."""
        return str(self.what.get("title", "")) if isinstance(self.what, dict) else ""

    @property
    def soc(self) -> str:
        """The occupation that it is; empty for work in the learner's own words."""
        return str(self.what.get("soc", "")) if isinstance(self.what, dict) else ""


def load(stored: Sequence[Json]) -> tuple[Entry, ...]:
    """All entries of a row, stubs too, oldest first."""
    return tuple(Entry.load(each) for each in stored)


def kept(stored: Sequence[Json]) -> tuple[Entry, ...]:
    """The entries that were not removed, newest first."""
    return tuple(each for each in reversed(load(stored)) if each.stage == "kept")


def find(stored: Sequence[Json], entry: str) -> Entry:
    """The entry with this id. Raises `NotFound` where there is none, or only its stub."""
    found = next((each for each in kept(stored) if each.id == entry), None)
    if found is None:
        raise NotFound("not_listed")
    return found


def of_occupation(stored: Sequence[Json], soc: str) -> Entry | None:
    """The entry of an occupation, if it is on the shortlist."""
    return next((each for each in kept(stored) if each.soc == soc), None)


def add_occupation(
    stored: Sequence[Json], soc: str, title: str, sitting: str, now: str
) -> tuple[list[Json], Entry]:
    """The shortlist with an occupation, and its entry; one that is there stays as it is."""
    found = of_occupation(stored, soc)
    return (list(stored), found) if found else _add(stored, {"soc": soc, "title": title}, sitting, now)


def add_own(stored: Sequence[Json], words: str, now: str) -> tuple[list[Json], Entry]:
    """The shortlist with work in the learner's own words, and its entry; the same words change nothing.

    Raises `BadInput` where there are no words.
    """
    title = " ".join(words.split())
    if not title:
        raise BadInput("no_work", field="work")
    found = next((each for each in kept(stored) if each.title == title and not each.soc), None)
    return (list(stored), found) if found else _add(stored, {"title": title}, "", now)


def write_note(stored: Sequence[Json], entry: str, text: str, revision: int, now: str) -> list[Json]:
    """Store the learner's note on an entry; *revision* is the one the browser started from."""
    found = find(stored, entry)
    return _put(stored, replace(found, note=found.note.write(text, revision, now)))


def share(stored: Sequence[Json], entry: str, readers: Sequence[str], now: str, seen: str = "") -> list[Json]:
    """Let the course's coaches read this entry with its note.

    *readers* are those who could then; *seen* as in `Consent.give`.
    """
    found = find(stored, entry)
    if isinstance(found.what, Locked):
        raise Forbidden("locked")
    return _put(stored, replace(found, consent=found.consent.give(readers, now, seen=seen)))


def withdraw(stored: Sequence[Json], entry: str, now: str) -> list[Json]:
    """Take the consent back: from now on coaches do not know that there is such an entry."""
    found = find(stored, entry)
    return _put(stored, replace(found, consent=found.consent.withdraw(now)))


def remove(stored: Sequence[Json], entry: str, now: str) -> list[Json]:
    """Forget an entry with its note; a dated stub stays."""
    found = find(stored, entry)
    return _put(stored, Entry(found.id, "removed", found.added, changed=now))


def for_coach(stored: Sequence[Json]) -> tuple[Entry, ...]:
    """The shared entries, newest first, as coaches may read them: not even how many others there are.

    Raises `NotFound` where none is shared: coaches do not learn that there is a shortlist.
    """
    found = tuple(replace(each, sitting="") for each in kept(stored) if each.consent.given)
    if not found:
        raise NotFound("not_listed")
    return found


def _add(stored: Sequence[Json], what: Json, sitting: str, now: str) -> tuple[list[Json], Entry]:
    """The shortlist with one more entry. Where there is no room, the oldest stub gives way."""
    over = len(stored) + 1 - limits.SHORTLIST
    stubs = [each["id"] for each in stored if each["stage"] == "removed"][: max(0, over)]
    if len(stubs) < over:
        raise TooLarge("shortlist_full", limit=limits.SHORTLIST)
    fresh = Entry(new_id(), "kept", added=now, changed=now, sitting=sitting, what=what)
    return [*(each for each in stored if each["id"] not in stubs), fresh.dump()], fresh


def _put(stored: Sequence[Json], changed: Entry) -> list[Json]:
    return [changed.dump() if each["id"] == changed.id else each for each in stored]
