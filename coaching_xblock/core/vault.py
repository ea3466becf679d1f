"""What is for nobody but the safeguarding persons: one text of fixed length in each row of the desk.

It always has the same length, so that a stored row shows neither whether there is anything in it nor how
much. Its compartments have fixed lengths of their own: whoever writes into one can learn how full it is, and
learns nothing about another.
"""

from __future__ import annotations

import base64
import itertools
import json
import secrets
import string
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .errors import Forbidden, TooLarge
from .words import Locked

Json = dict[str, Any]
#: "own": what this person is writing. "talk": a learner and the safeguarding persons. "concerns": about this
#: learner.
Part = Literal["own", "talk", "concerns"]
#: Characters of each compartment. What stands in it is compressed: a full one holds some 15,000 characters of
#: ordinary English, 5,000 of Japanese.
SIZES: Mapping[Part, int] = {"own": 8192, "talk": 8192, "concerns": 8192}
_END = "."
_FILL = string.ascii_letters + string.digits


@dataclass(frozen=True)
class Vault:
    """The compartments, opened."""

    own: Json = field(default_factory=dict)
    talk: Json = field(default_factory=dict)
    concerns: Json = field(default_factory=dict)

    @classmethod
    def load(cls, leaf: Any) -> Vault:
        """The vault that `dump` wrote. Raises `Forbidden` where it does not open."""
        if isinstance(leaf, Locked):
            raise Forbidden("locked")
        ends = list(itertools.accumulate(SIZES.values(), initial=0))
        return cls(*(_unpack(leaf[start:end]) for start, end in itertools.pairwise(ends)))

    def dump(self) -> str:
        """This vault as a text whose length never changes.

        It is another text each time: a row that was looked at is stored anew like one that was written.
        Raises `TooLarge` where a compartment is full.
        """
        return "".join(_pack(getattr(self, part), part) for part in SIZES)

    def put(self, part: Part, value: Json) -> Vault:
        """The vault with another content of one compartment."""
        changed: Any = {part: value}
        return replace(self, **changed)


def stirred(leaf: Any) -> Any:
    """The same vault as another text; one that does not open stays as it is."""
    return leaf if isinstance(leaf, Locked) else Vault.load(leaf).dump()


def _pack(value: Json, part: Part) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    packed = base64.b64encode(zlib.compress(text, 9)).decode() + _END if value else _END
    room = SIZES[part] - len(packed)
    if room < 0:
        raise TooLarge("draft_vault_full" if part == "own" else "vault_full")
    return packed + "".join(secrets.choice(_FILL) for _ in range(min(room, 16))).ljust(room, "0")


def _unpack(packed: str) -> Json:
    text, _, _ = packed.partition(_END)
    if not text:
        return {}
    found: Json = json.loads(zlib.decompress(base64.b64decode(text)).decode("utf-8", "surrogatepass"))
    return found


#: What every row of the desk begins with.
EMPTY = Vault().dump()
