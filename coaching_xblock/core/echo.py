"""What a learner says of one scale of a result: does it sound like them, why, and what have they tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from . import limits
from .errors import BadInput, TooLarge
from .note import Note

Sounds = Literal["", "yes", "no"]
_SOUNDS: tuple[Sounds, ...] = ("", "yes", "no")


@dataclass(frozen=True)
class Echo:
    """One scale's echo; it goes along with a shared result."""

    #: Whether it sounds like them; empty where they say neither.
    sounds: Sounds = ""
    #: In a word, why. It stays when they change their mind.
    why: Note = Note()
    #: The places of the try-outs, among those that the result showed, that they have had the chance to try.
    tried: tuple[int, ...] = ()

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Echo:
        """The echo that `dump` wrote."""
        why = Note.load(stored.get("why") or {})
        return cls(stored.get("sounds", ""), why, tuple(stored.get("tried", ())))

    def dump(self) -> dict[str, Any]:
        """This echo as JSON."""
        return {"sounds": self.sounds, "why": self.why.dump(), "tried": list(self.tried)}

    def say(self, sounds: str) -> Echo:
        """With another word on whether it sounds like them: the last one counts. Raises `BadInput`."""
        wanted = next((each for each in _SOUNDS if each == sounds), None)
        if wanted is None:
            raise BadInput("malformed", field="sounds")
        return replace(self, sounds=wanted)

    def explain(self, text: str, revision: int, now: str) -> Echo:
        """With another word why. Raises what `Note.write` does, `TooLarge` beyond `limits.WHY_CHARACTERS`."""
        if len(text) > limits.WHY_CHARACTERS:
            raise TooLarge("why_too_long", field="why", limit=limits.WHY_CHARACTERS)
        return replace(self, why=self.why.write(text, revision, now))

    def tick(self, ticked: Iterable[int], seen: Iterable[int], tryouts: int) -> Echo:
        """With what was changed from *seen*, which the browser showed, to *ticked*, of so many *tryouts*.

        What another window ticked meanwhile stays. Raises `BadInput` where there is no such try-out.
        """
        new, old = set(ticked), set(seen)
        if any(each >= tryouts for each in new | old):
            raise BadInput("malformed", field="tried")
        return replace(self, tried=tuple(sorted((set(self.tried) | (new - old)) - (old - new))))


def load(stored: Mapping[str, Any]) -> dict[str, Echo]:
    """The echoes that `dump` wrote, by scale."""
    return {scale: Echo.load(each) for scale, each in stored.items()}


def dump(echoes: Mapping[str, Echo]) -> dict[str, Any] | None:
    """Echoes as JSON; none at all is stored as nothing."""
    return {scale: each.dump() for scale, each in echoes.items()} or None
