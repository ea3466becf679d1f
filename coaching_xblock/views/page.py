"""The frame around every block: ids, headings, language, and the strings that its script speaks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html_join
from django.utils.translation import get_language_info

from coaching_xblock.core.people import Viewer

from .help import Help
from .voice import Voice


@dataclass(frozen=True)
class Frame:
    """What each template of a block needs to know about its place on the page."""

    element: str
    usage: str
    title: str
    heading_level: int
    viewer: Viewer
    voice: Voice
    help: Help
    #: Where confidentiality ends, in the words of the course or the site; empty where ours hold.
    limits_said: str = ""

    @property
    def uid(self) -> str:
        """A prefix for ids that no other block of the page has."""
        return "c" + hashlib.sha256(self.usage.encode()).hexdigest()[:10]

    def context(self) -> dict[str, Any]:
        """The context that all templates share; what a page repeats is escaped once, here."""
        return {
            "element": escape(self.element),
            "uid": escape(self.uid),
            "title": self.title,
            "heading": escape(f"h{self.heading_level}"),
            "subheading": escape(f"h{min(self.heading_level + 1, 6)}"),
            "lang": escape(self.viewer.language),
            "dir": escape(_direction(self.viewer.language)),
            "words": _spoken(self.viewer.language, self.voice),
            "help": self.help.context(self.voice),
            "printed_name": self.viewer.name,
        }


def confidentiality(frame: Frame) -> list[str]:
    """The limits of confidentiality, line by line: the course's or the site's own text, or ours."""
    _ = frame.voice.gettext
    text = frame.limits_said or _(
        "Your coaches treat what you share as confidential. There are limits: where somebody may come to "
        "serious harm, or where the law asks for it, they may have to tell others. They will tell you first "
        "wherever they can."
    )
    return [line for line in text.splitlines() if line.strip()]


def _direction(language: str) -> str:
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


#: The strings of each language, by the service that translates them: the same on every page.
_known: dict[tuple[type, str], str] = {}


def _spoken(language: str, voice: Voice) -> str:
    key = (type(voice.i18n), language)
    if key not in _known:
        _known[key] = _words(voice)
    return _known[key]


def _words(voice: Voice) -> str:
    """What the script says by itself, as attributes; ``{...}`` is filled in by the script."""
    _ = voice.gettext
    said = {
        "saved": _("Saved {time}"),
        "saving": _("Saving ..."),
        "offline": _("Kept on this device, will be sent when you are online"),
        "failed": _("Something went wrong on our side. Your words are kept on this device."),
        "signin": _("You are signed out. Your words are kept on this device. Sign in again to go on."),
        "unsaved": _("Not saved. Copy your words before you leave."),
        "unkept": _("Not saved yet, and not kept on this device. Stay on this page until it says saved."),
        "signin-unsaved": _("You are signed out and this is not saved. Copy your words before you leave."),
        "signin-unkept": _(
            "You are signed out, and your last answers are not saved. Sign in again in another window, then "
            "come back to this one."
        ),
        "restored": _("Brought back what you had not sent yet."),
        "shared-computer": _("Nothing is kept on this device."),
        "progress": _("{done} of {all} answered"),
        "unanswered": _("Not answered yet"),
        "both": _(
            "You wrote something else in another window or on another device. Both are shown: choose one."
        ),
        "mine-text": _("What you wrote here"),
        "stored-text": _("What is stored"),
        "keep-text": _("Keep this text"),
        "act-failed": _("Something went wrong on our side. Try again in a moment."),
        "act-offline": _("The site cannot be reached. Try again when you are online."),
        "act-signin": _("You are signed out. Sign in again in another window, then come back and try again."),
    }
    return format_html_join("", ' data-coaching-word-{}="{}"', said.items())
