"""Sealing: words become tokens that open only in the row they were written for.

A token reads ``c1.KEYID.FERNET``. The Fernet key is derived from a secret of ``COACHING_KEYS`` with
HKDF-SHA256 (RFC 5869) whose ``info`` names the owner and the usage, so that a token copied to another
row does not open there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from coaching_xblock.core.words import Locked

_MARK = "c1"
#: What a token looks like: its mark, its key's id, and base64 that Fernet wrote.
TOKEN = re.compile(rf"{_MARK}\.([0-9a-f]{{8}})\.([A-Za-z0-9_-]+={{0,2}})", re.ASCII)


def secrets() -> tuple[str, ...]:
    """The site's secrets: the first seals, all open.

    One that is derived from ``SECRET_KEY`` comes last: words that a site wrote before it had
    ``COACHING_KEYS`` still open afterwards, until `coaching_reseal` has moved them.
    """
    named = getattr(settings, "COACHING_KEYS", None) or ()
    given = (named,) if isinstance(named, str) else tuple(named)
    return (*given, f"coaching:{settings.SECRET_KEY}")


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
        self._ready: dict[str, Fernet] = {}

    def close(self, value: Any) -> Any:
        """*value*, which must be JSON, as a token. A `Locked` value gives back what it stands for."""
        if isinstance(value, Locked):
            return value.token
        secret = self._keys[0]
        # Browsers send lone surrogates when somebody cuts an emoji in half: they must come back as they were.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        # Fernet writes the moment of sealing in the clear. Every token says the same one: which words
        # of a row are newer than others is nobody else's to know.
        return f"{_MARK}.{key_id(secret)}.{self._fernet(secret).encrypt_at_time(text, 0).decode()}"

    def open(self, token: Any) -> Any:
        """What `close` sealed, or `Locked` where it cannot be opened. Never raises."""
        found = TOKEN.fullmatch(token) if isinstance(token, str) else None
        if found is None:
            return Locked(token)
        name, sealed = found.groups()
        for secret in self._keys:
            if key_id(secret) == name:
                try:
                    text = self._fernet(secret).decrypt(sealed.encode())
                    return json.loads(text.decode("utf-8", "surrogatepass"))
                except (InvalidToken, ValueError, RecursionError):
                    continue
        return Locked(token)

    def is_newest(self, token: str) -> bool:
        """Does *token* carry the id of the key that seals now?"""
        return token.startswith(f"{_MARK}.{key_id(self._keys[0])}.")

    def _fernet(self, secret: str) -> Fernet:
        if secret not in self._ready:
            self._ready[secret] = Fernet(derive(secret, "words", self._owner, self._usage))
        return self._ready[secret]


class Unsealed:
    """Opens a row's tokens and closes it again: words that did not change keep the token they came in."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._tokens: dict[str, list[Any]] = {}
        #: Was anything closed that did not come out of this row?
        self.added = False

    def open(self, token: Any) -> Any:
        """As `Seal.open`, remembering the token."""
        value = self._seal.open(token)
        if not isinstance(value, Locked):
            self._tokens.setdefault(_canonical(value), []).append(token)
        return value

    def close_anew(self, value: Any) -> Any:
        """As `Seal.close`, into another token each time, whatever came out of this row."""
        return self._seal.close(value)

    def close(self, value: Any) -> Any:
        """As `Seal.close`. Each token serves once: two equal texts never show as equal in a row."""
        if isinstance(value, Locked):
            return self._seal.close(value)
        known = self._tokens.get(_canonical(value))
        if known:
            return known.pop(0)
        self.added = True
        return self._seal.close(value)


def draft_key(owner: str, usage: str) -> str:
    """The key of what *owner*'s browser keeps of the words typed in *usage*: 32 bytes, urlsafe base64.

    From the secret that opens last: a new first one does not shut what browsers have not sent yet.
    """
    return derive(secrets()[-1], "draft", owner, usage).decode()


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
