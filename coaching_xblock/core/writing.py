"""What a learner does with an entry: writes, hands in, goes back to an earlier version, forgets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import limits, version
from .consent import Consent
from .entry import Entry, Json, find, put, version_of
from .errors import BadInput, Conflict, Forbidden, TooLarge
from .ident import new_id
from .note import Note, same
from .prompt import CHECK_HIGH, CHECK_LOW, Prompt
from .sitting import room
from .version import Asked
from .words import Locked


def current(stored: Sequence[Json], prompt: str, occasion: str) -> Entry | None:
    """The newest entry for this occasion of a prompt, if there is one that was not deleted."""
    there = (
        each
        for each in reversed(stored)
        if (each["prompt"], each["occasion"]) == (prompt, occasion) and each["stage"] != "deleted"
    )
    found = next(there, None)
    return Entry.load(found) if found else None


def begin(
    stored: Sequence[Json], prompt: str, occasion: str, now: str, *, promised: bool = False
) -> list[Json]:
    """Start an entry for an occasion of a prompt. Where one is there already, it goes on: see `current`.

    *promised* is what `entry.promise` keeps. Where there is no room, the oldest stub gives way.
    """
    if current(stored, prompt, occasion) is not None:
        return list(stored)
    fresh = Entry(new_id(), prompt, occasion, "draft", started=now, changed=now)
    fresh = replace(fresh, consent=Consent(promised=promised))
    return [*room(stored, limits.ENTRIES, "too_many_entries"), fresh.dump()]


def write(stored: Sequence[Json], entry: str, text: str, revision: int, now: str) -> tuple[list[Json], int]:
    """Store what the learner is writing, as `Note.write` does, and tell its revision.

    What was handed in is written on in the same way: it stays as it is until it is handed in again. Where no
    text is stored none can be written over, and any revision will do. How it stood before is kept now and
    then: see `version.due`.
    """
    found = find(stored, entry)
    before, began = found.writing, revision
    if not before.text:
        # The revision goes on all the same: an older window is asked before it writes over anything.
        began = max(revision, before.revision)
        before = replace(before, revision=began)
    after = before.write(text, began, now)
    if after.text == before.text:
        return list(stored), after.revision
    changed = replace(found, writing=after, changed=now)
    last = max((each.at for each in found.versions), default=found.started)
    if not version.due(found.written.text, text, last, before.changed or now, now):
        return put(stored, changed), after.revision
    return _lighter(put(stored, _keeping(changed, found))), after.revision


def check(
    stored: Sequence[Json], entry: str, prompt: Prompt, values: Mapping[str, int | None], now: str
) -> list[Json]:
    """Store where some sliders of *prompt* stand, from `CHECK_LOW` to `CHECK_HIGH`; None leaves one out."""
    found, known = find(stored, entry), {each.id for each in prompt.checks}
    if isinstance(found.checks, Locked):
        raise Forbidden("locked")
    for name, value in values.items():
        fits = isinstance(value, int) and not isinstance(value, bool) and CHECK_LOW <= value <= CHECK_HIGH
        if name not in known or not (value is None or fits):
            raise BadInput("malformed", field=name)
    told = {**found.checks, **values}
    checks = {name: value for name, value in told.items() if value is not None}
    return put(stored, replace(found, checks=checks, changed=now)) if checks != found.checks else list(stored)


def tag(stored: Sequence[Json], entry: str, tags: Sequence[str]) -> list[Json]:
    """Give an entry these tags and no others: see `core.tag`."""
    found = find(stored, entry)
    if isinstance(found.tags, Locked):
        raise Forbidden("locked")
    return put(stored, replace(found, tags=tuple(tags)))


def submit(stored: Sequence[Json], entry: str, text: str, asked: Asked, now: str) -> list[Json]:
    """Hand in what the form shows, which must be what is stored. The same again changes nothing.

    Raises `Conflict` where it is not stored yet, and `BadInput` where there is neither a word nor a slider.
    """
    found = find(stored, entry)
    if isinstance(found.writing.text, Locked) or isinstance(found.checks, Locked):
        raise Forbidden("locked")
    if not same(text, found.writing.text):
        raise Conflict("not_saved", field="text")
    words = replace(found.written, asked=asked)
    if words.blank:
        raise BadInput("entry_empty", field="text")
    if not found.ahead and found.handed_in is not None:
        return list(stored)
    if sum(each.kind == "submitted" for each in found.versions) >= limits.HANDED_IN:
        raise TooLarge("too_many_versions", limit=limits.HANDED_IN)
    versions = version.keep(found.versions, words, now, "submitted")
    handed = replace(found, stage="submitted", submitted=now, asked=asked, versions=versions)
    return put(stored, handed)


def restore(stored: Sequence[Json], entry: str, wanted: str, now: str) -> list[Json]:
    """Go on from an earlier version. What is written now becomes a version itself."""
    found = find(stored, entry)
    words = version_of(found, wanted).words
    if (
        isinstance(words, Locked)
        or isinstance(found.writing.text, Locked)
        or isinstance(found.checks, Locked)
    ):
        raise Forbidden("locked")
    if words.says(found.written):
        return list(stored)
    # The revision goes on: another window that still shows the old text is asked.
    writing = Note(words.text, found.writing.revision + 1, now)
    changed = replace(_keeping(found, found), writing=writing, checks=dict(words.checks), changed=now)
    return _lighter(put(stored, changed))


def delete(stored: Sequence[Json], entry: str, now: str) -> list[Json]:
    """Forget an entry with all its versions; a dated stub stays."""
    found = find(stored, entry)
    kept = {name: getattr(found, name) for name in ("id", "prompt", "occasion", "started", "submitted")}
    return put(stored, Entry(**kept, stage="deleted", changed=now))


def _keeping(changed: Entry, before: Entry) -> Entry:
    """*changed*, with how it stood *before* as a version."""
    at = before.writing.changed or before.changed
    return replace(changed, versions=version.keep(before.versions, before.written, at, "draft"))


def _lighter(stored: list[Json]) -> list[Json]:
    """The entries, whose versions of drafts take `limits.DRAFT_VERSION_BYTES` together at most."""
    entries = [Entry.load(each) for each in stored]
    drafts = sorted(
        (each.at, each.id, version.weight(each))
        for one in entries
        for each in one.versions
        if version.weight(each)
    )
    over = sum(weight for *_, weight in drafts) - limits.DRAFT_VERSION_BYTES
    gone = set()
    for _, ident, weight in drafts:
        if over <= 0:
            break
        gone.add(ident)
        over -= weight
    if not gone:
        return stored
    return [
        replace(one, versions=tuple(each for each in one.versions if each.id not in gone)).dump()
        for one in entries
    ]
