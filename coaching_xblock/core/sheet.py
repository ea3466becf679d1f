"""A sheet: several texts that somebody writes in private and then shows to others as one.

What is being written is a draft (`unsent.Draft`) in the writer's own row. It begins as a copy of what is
shown, so that a part can be emptied too, and its revisions go on from the sheet's edition: a window that
still holds an earlier edition is asked, and nothing is written over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from . import limits, unsent
from .errors import Conflict, Forbidden, TooLarge
from .ident import new_id
from .note import Note, same
from .unsent import Draft
from .words import Locked

Json = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What others read: a text for each part, and a number that grows with each showing."""

    texts: Mapping[str, str] | Locked = field(default_factory=dict)
    edition: int = 0

    def notes(self, drafts: Sequence[Json], learner: str, item: str) -> dict[str, Note]:
        """What a form begins with: what was written and not shown, or else what is shown.

        Raises `Forbidden` where the texts are locked.
        """
        if isinstance(self.texts, Locked):
            raise Forbidden("locked")
        found = unwritten(drafts, learner, item)
        written = {} if found is None or isinstance(found.notes, Locked) else found.notes
        shown = {part: Note(text, self.edition) for part, text in self.texts.items()}
        return {**shown, **written}

    def save(
        self,
        drafts: Sequence[Json],
        learner: str,
        item: str,
        part: str,
        text: str,
        revision: int,
        now: str,
    ) -> tuple[list[Json], int]:
        """Store one part of the draft, and tell its revision; *revision* is the one that the writer started
        from: see `Note.write`."""
        notes = self.notes(drafts, learner, item)
        known = notes.get(part, Note(revision=self.edition))
        written = known.write(text, revision, now)
        if written == known:
            return list(drafts), known.revision
        draft = unwritten(drafts, learner, item) or Draft("", learner, item, now)
        rest = [each for each in drafts if each["id"] != draft.id]
        if len(rest) >= limits.DRAFTS:
            raise TooLarge("too_many_drafts", limit=limits.DRAFTS)
        changed = replace(draft, id=new_id(), changed=now, notes={**notes, part: written})
        return [*rest, changed.dump()], written.revision

    def show(
        self, drafts: Sequence[Json], learner: str, item: str, texts: Mapping[str, str]
    ) -> tuple[Sheet, list[Json]]:
        """The sheet as others read it from now on, and the drafts without what it came from.

        *texts* are what the writer's form shows. Raises `Conflict` where something else is stored. Shown
        again, it stays as it is.
        """
        notes = self.notes(drafts, learner, item)
        stored = {part: str(note.text) for part, note in notes.items()}
        if not all(same(text, stored.get(part, "")) for part, text in texts.items()):
            raise Conflict("not_saved")
        found = unwritten(drafts, learner, item)
        if found is None:
            return self, list(drafts)
        edition = max(note.revision for note in notes.values()) + 1
        return Sheet(stored, edition), unsent.drop(drafts, found.id)


def unwritten(drafts: Sequence[Json], learner: str, item: str) -> Draft | None:
    """What was written there and not shown, if it opens."""
    place = (learner, item)
    there = (each for each in unsent.load(drafts) if (each.learner, each.item) == place and not each.locked)
    return next(there, None)
