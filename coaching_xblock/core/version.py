"""Versions of an entry: what was handed in, and how a draft stood now and then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from . import limits, moment
from .ident import new_id
from .prompt import Check, Prompt
from .words import Locked

Json = dict[str, Any]
Kind = Literal["draft", "submitted"]
#: Of this many characters and more, losing half at once is worth a version: a slip of the hand does that.
_LONG = 200


@dataclass(frozen=True)
class Asked:
    """What the learner was asked, as it was shown: the author may put it differently later."""

    question: str = ""
    #: The step of a frame, such as “Now what?”.
    stage: str = ""
    language: str = ""
    checks: tuple[Check, ...] = ()

    @classmethod
    def of(cls, prompt: Prompt, language: str) -> Asked:
        """What *prompt* asks."""
        return cls(prompt.question, prompt.stage, language, prompt.checks)

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Asked:
        """What `dump` wrote; empty where nothing is stored."""
        text = {name: str(stored.get(name) or "") for name in ("question", "stage", "language")}
        return cls(**text, checks=tuple(Check(**each) for each in stored.get("checks") or ()))

    def dump(self) -> Json:
        """This as JSON."""
        checks = [{"id": one.id, "label": one.label, "low": one.low, "high": one.high} for one in self.checks]
        return {
            "question": self.question,
            "stage": self.stage,
            "language": self.language,
            "checks": checks,
        }


@dataclass(frozen=True)
class Written:
    """The words of one version."""

    text: str = ""
    #: Where each slider stood, by its id; those that were left out are absent.
    checks: Mapping[str, int] = field(default_factory=dict)
    asked: Asked = Asked()

    @property
    def blank(self) -> bool:
        """Is there nothing in it, neither word nor slider?"""
        return not self.text.strip() and not self.checks

    def says(self, other: Written) -> bool:
        """Do both say the same, whatever was asked?"""
        return self.text == other.text and dict(self.checks) == dict(other.checks)


@dataclass(frozen=True)
class Version:
    """An entry as it was once."""

    id: str
    at: str
    kind: Kind
    words: Written | Locked

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Version:
        """The version that `dump` wrote, also where its words are sealed: they are `Locked` then."""
        words = stored["words"]
        if isinstance(words, Mapping):
            words = Written(
                words["text"], dict(words.get("checks") or {}), Asked.load(words.get("asked") or {})
            )
        elif not isinstance(words, Locked):
            words = Locked(words)
        return cls(stored["id"], stored["at"], stored["kind"], words)

    def dump(self) -> Json:
        """This version as JSON; *words* are sealed."""
        words: Any = self.words
        if isinstance(words, Written):
            words = {"text": words.text, "checks": dict(words.checks), "asked": words.asked.dump()}
        return {"id": self.id, "at": self.at, "kind": self.kind, "words": words}


def handed_in(versions: Sequence[Version]) -> Version | None:
    """The newest version that was handed in."""
    return next((each for each in reversed(versions) if each.kind == "submitted"), None)


def keep(versions: Sequence[Version], words: Written, at: str, kind: Kind) -> tuple[Version, ...]:
    """The versions with *words*, which stood so at the moment *at*.

    What the newest version says already is kept once, unless a draft of it is handed in now.
    """
    if kind == "draft" and (words.blank or _says(versions, words)):
        return tuple(versions)
    return thin((*versions, Version(new_id(), at, kind, words)))


def due(before: str, after: str, last: str, since: str, now: str) -> bool:
    """Is *before*, which stands since the moment *since*, worth a version when *after* takes its place?

    One is kept every `limits.DRAFT_APART` seconds of writing after *last*, when somebody comes back after
    such a pause, and whenever half of a longer text goes at once.
    """
    slipped = len(before) >= _LONG and len(after) * 2 < len(before)
    return slipped or any(_apart(each, now) >= limits.DRAFT_APART for each in (last, since))


def thin(versions: Sequence[Version]) -> tuple[Version, ...]:
    """At most `limits.DRAFT_VERSIONS` of drafts, spread over the time of writing; all that were handed in.

    What cannot be opened now is never given up either.
    """
    kept = list(versions)
    while sum(_spare(each) for each in kept) > limits.DRAFT_VERSIONS:
        # The one goes whose neighbours are closest together: what was before and after it says most of it.
        inner = [at for at in range(1, len(kept) - 1) if _spare(kept[at])]
        if not inner:
            break
        kept.pop(min(inner, key=lambda at: _apart(kept[at - 1].at, kept[at + 1].at)))
    return tuple(kept)


def weight(each: Version) -> int:
    """About how many bytes this version of a draft takes; 0 where it is not to be given up."""
    return len(json.dumps(each.dump())) if _spare(each) else 0


def _spare(each: Version) -> bool:
    return each.kind == "draft" and isinstance(each.words, Written)


def _says(versions: Sequence[Version], words: Written) -> bool:
    last = versions[-1].words if versions else None
    return isinstance(last, Written) and last.says(words)


def _apart(one: str, other: str) -> float:
    """Seconds from one stored moment to another."""
    return (moment.parse(other) - moment.parse(one)).total_seconds()
