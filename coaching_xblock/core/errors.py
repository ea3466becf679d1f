"""What can go wrong, as data: each error has a code and a status; the interface phrases it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar


class CoachingError(Exception):
    """The root of all errors that a person may be told about."""

    status: ClassVar[int] = 400
    default_code: ClassVar[str] = "error"

    def __init__(self, code: str = "", field: str = "", **data: Any) -> None:
        super().__init__(code or self.default_code)
        #: What happened, for the interface to phrase: a short name such as ``unanswered``.
        self.code = code or self.default_code
        #: The form field that it is about, or the empty string.
        self.field = field
        #: Facts that the sentence needs, such as a limit. Never words of a person, but for `Conflict`.
        self.data = data


class BadInput(CoachingError):
    """What was sent cannot be used; nothing was stored."""

    default_code = "bad_input"


class Unanswered(BadInput):
    """A sitting is not finished yet: *items* are the ids of the questions without an answer.

    Where it is not *final*, they may be left out by somebody who has been told.
    """

    default_code = "unanswered"

    def __init__(self, items: Sequence[str], final: bool = True) -> None:
        super().__init__(field=items[0], items=list(items))
        self.items = tuple(items)
        self.final = final


class Forbidden(CoachingError):
    """This person may not do this."""

    status = 403
    default_code = "forbidden"


class NotFound(CoachingError):
    """There is no such thing, or it is not this person's to know of."""

    status = 404
    default_code = "not_found"


class Conflict(CoachingError):
    """The stored version moved on since this browser read it; *data* carries both versions."""

    status = 409
    default_code = "conflict"


class TooLarge(CoachingError):
    """A named limit was reached; *data* carries ``limit``."""

    status = 413
    default_code = "too_large"


class Busy(CoachingError):
    """The store could not answer in time; trying again is safe."""

    status = 503
    default_code = "busy"
