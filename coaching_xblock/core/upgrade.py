"""How rows of the assessment's older schemas become today's.

A row is brought up to date sealed: its tokens move to where words stand today. Schema 3 kept all that a
learner replied to one message in a single leaf, so the rest follows once that is open: see `settled`. A reply
whose key is missing stays where it is until the key is back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from .words import Locked

Row = dict[str, Any]

#: The Mini-IP's digest as schema 1 computed it, and as it is computed since an item can be of any kind.
_MINI_IP = {"648df530079eeb390bfa0510fee837cc": "90a43b0db6228aa4baa40de61a6d9fd4"}


def assessment_1(row: Row) -> Row:
    """Digests are computed anew: the sittings of the one instrument of schema 1 follow."""
    sittings = [_with_todays_digest(each) for each in row["sittings"]]
    return {**row, "sittings": sittings}


def assessment_2(row: Row) -> Row:
    """What schema 3 adds is empty where there was none: nothing moves."""
    return row


def assessment_3(row: Row) -> Row:
    """What coaches sent are messages, and drafts stand at places of a conversation."""
    messages = [_message(each) for each in row.get("feedback") or ()]
    return {**row, "messages": messages, "drafts": [_draft(each) for each in row["drafts"]]}


def settled(row: Row, owner: str) -> Row:
    """The opened row of *owner* with every reply of schema 3 as a message of its own."""
    log = (row.get("access_log") or {}).get("lines", ())
    messages = [one for each in row["messages"] for one in _split(each, owner, log)]
    drafts = [_with_quotes(each) for each in row["drafts"]]
    for each in row["messages"]:
        drafts = _with_begun(drafts, each, owner)
    if messages == row["messages"] and drafts == row["drafts"]:
        return row
    # A reply came after what it answers, and before what was sent later.
    return {**row, "messages": sorted(messages, key=lambda each: str(each["sent"])), "drafts": drafts}


def _with_todays_digest(stored: Row) -> Row:
    digest = stored.get("digest")
    return {**stored, "digest": _MINI_IP[digest]} if digest in _MINI_IP else stored


def _message(stored: Row) -> Row:
    kept = {key: value for key, value in stored.items() if key not in ("sitting", "parts", "replied", "seen")}
    if stored.get("reply") is None:
        kept = {key: value for key, value in kept.items() if key not in ("reply", "answers")}
    else:
        # How many answers there were, and how many of them the coach had opened.
        kept["opened"] = stored.get("seen", 0)
    return {
        **kept,
        "item": stored["sitting"],
        "kind": "message",
        **{name: "" for name in ("reader", "edited", "deleted", "to", "until")},
        "seen": [],
        "words": stored["parts"],
    }


def _draft(stored: Row) -> Row:
    kept = {key: value for key, value in stored.items() if key not in ("sitting", "parts")}
    return {**kept, "item": stored["sitting"], "words": stored["parts"]}


def _split(stored: Row, owner: str, log: Any) -> Iterator[Row]:
    """A message of schema 3 and the replies to it; any other message as it is."""
    words, reply = stored.get("words"), stored.get("reply")
    if isinstance(words, Mapping) and "parts" not in words:
        parts = {name: text for name, text in words.items() if name != "about"}
        stored = {**stored, "words": _words(words["about"], parts)}
    if stored.get("read") and not stored.get("reader") and stored["by"] != owner:
        stored = {**stored, "reader": owner}
    if not isinstance(reply, Mapping):
        yield stored
        return
    plain = {key: value for key, value in stored.items() if key not in ("reply", "answers", "opened")}
    yield plain
    for number, each in enumerate(reply.get("sent", ())):
        seen = number < stored.get("opened", 0)
        yield {
            **{name: "" for name in ("edited", "deleted", "to", "until")},
            "id": each["id"],
            "item": stored["item"],
            "by": owner,
            "kind": "message",
            "sent": each["at"],
            "read": _opened(log, stored, each["at"]) if seen else "",
            "reader": stored["by"] if seen else "",
            "seen": [],
            "words": _words(_about(words), {"text": each["text"]}, each.get("differently") is True),
        }


def _words(about: str, parts: Mapping[str, str], differently: bool = False) -> Row:
    return {"about": about, "parts": dict(parts), "quotes": [], "differently": differently}


def _about(words: Any) -> str:
    return str(words["about"]) if isinstance(words, Mapping) else "whole"


def _opened(log: Any, message: Row, at: str) -> str:
    """When the coach came back to the result after that moment, as the log has it; else the moment."""
    lines = (each for each in log if (each["who"], each["item"]) == (message["by"], message["item"]))
    return next((str(each["at"]) for each in lines if each["act"] == "opened" and each["at"] >= at), at)


def _with_quotes(stored: Row) -> Row:
    words = stored["words"]
    if isinstance(words, Locked) or "quotes" in words:
        return stored
    return {**stored, "words": {**words, "quotes": []}}


def _with_begun(drafts: list[Row], message: Row, owner: str) -> list[Row]:
    """The drafts with the reply to that message which the learner had begun: one draft a place."""
    reply = message.get("reply")
    note = (reply.get("draft") or {}) if isinstance(reply, Mapping) else {}
    if not note.get("text"):
        return drafts
    place = (owner, message["item"], _about(message.get("words")))
    there = next((each for each in drafts if _place(each) == place), None)
    if there is not None:
        before = there["words"]["notes"]["text"]
        note = {**note, "text": f"{before['text']}\n\n{note['text']}"}
    words = {"about": place[2], "notes": {"text": dict(note)}, "quotes": []}
    fresh = {
        "id": hashlib.sha256(f"draft {message['id']}".encode()).hexdigest()[:12],
        "learner": owner,
        "item": message["item"],
        "changed": note["changed"],
        "words": words,
    }
    return [*(each for each in drafts if each is not there), fresh]


def _place(draft: Row) -> tuple[str, str, str]:
    words = draft["words"]
    about = "" if isinstance(words, Locked) else str(words["about"])
    return draft["learner"], draft["item"], about
