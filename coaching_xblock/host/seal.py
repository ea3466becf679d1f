"""Sealing: words become tokens that open only in the row they were written for.

A token reads ``c1.KEYID.FERNET``. The Fernet key is derived from a secret of ``COACHING_KEYS`` with
HKDF-SHA256 (RFC 5869) whose ``info`` names the owner and the usage, so that a token copied to another
row does not open there.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from coaching_xblock.core.words import Locked

_MARK = "c1"


def secrets() -> tuple[str, ...]:
    """The site's secrets: the first seals, all open. Without any, one derived from ``SECRET_KEY``."""
    named = tuple(getattr(settings, "COACHING_KEYS", None) or ())
    return named or (f"coaching:{settings.SECRET_KEY}",)


@lru_cache(maxsize=64)
def key_id(secret: str) -> str:
    """The public name of a secret, carried by each of its tokens."""
    return hashlib.sha256(b"coaching key id:" + secret.encode()).hexdigest()[:8]


@lru_cache(maxsize=4096)
def derive(secret: str, purpose: str, owner: str, usage: str) -> bytes:
    """32 bytes for one *purpose* of one owner in one usage, as urlsafe base64."""
    info = json.dumps(["coaching", purpose, owner, usage]).encode()
    raw = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
    return base64.urlsafe_b64encode(raw)


class Seal:
    """Seals and opens the words of one person's row of one block."""

    def __init__(self, owner: str, usage: str, keys: Sequence[str] | None = None) -> None:
        self._owner = owner
        self._usage = usage
        self._keys = tuple(keys) if keys is not None else secrets()

    def close(self, value: Any) -> str:
        """*value*, which must be JSON, as a token. A `Locked` value gives back its own token."""
        if isinstance(value, Locked):
            return value.token
        secret = self._keys[0]
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return f"{_MARK}.{key_id(secret)}.{self._fernet(secret).encrypt(text.encode()).decode()}"

    def open(self, token: Any) -> Any:
        """What `close` sealed, or `Locked` where it cannot be opened. Never raises."""
        mark, _, rest = str(token).partition(".")
        name, _, sealed = rest.partition(".")
        secret = next((each for each in self._keys if key_id(each) == name), None)
        if mark != _MARK or secret is None:
            return Locked(str(token))
        try:
            return json.loads(self._fernet(secret).decrypt(sealed.encode()))
        except (InvalidToken, ValueError):
            return Locked(str(token))

    def _fernet(self, secret: str) -> Fernet:
        return Fernet(derive(secret, "words", self._owner, self._usage))


def draft_key(owner: str, usage: str) -> str:
    """The key of the local copies that *owner*'s browser keeps of what is typed in *usage*: 32 bytes, base64."""
    return derive(secrets()[0], "draft", owner, usage).decode()
