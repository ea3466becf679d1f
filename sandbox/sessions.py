"""How sessions are written: pickled and signed, as the platform does, because Studio's keys are tuples."""

from __future__ import annotations

import pickle
from typing import Any


class SignedPickle:
    """Django signs what this returns before it is stored, and checks it before `loads` sees it."""

    def dumps(self, value: Any) -> bytes:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def loads(self, data: bytes) -> Any:
        return pickle.loads(data)
