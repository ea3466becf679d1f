"""Addresses of web pages, as authors write them."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/?#\"<>]+[^\s\"<>]*", re.IGNORECASE)
#: Longer than any address that somebody would want to write.
_MOST = 500


def web(given: str | None) -> str:
    """*given* where it is the address of a web page, http or https; else the empty string."""
    address = (given or "").strip()
    return address if len(address) <= _MOST and _WEB.fullmatch(address) else ""


def secure(given: str | None) -> str:
    """*given* where it is the address of something on the web that nobody changes on its way."""
    address = web(given)
    return address if address.lower().startswith("https:") else ""
