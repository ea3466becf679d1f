"""What stands wherever a learner writes: who is there now, whom else to talk to, and who else may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coaching_xblock.core import address

from .voice import Voice


@dataclass(frozen=True)
class Help:
    """What a course and a site say about help."""

    #: Name, phone, link and hours of a help line, or empty.
    line: Mapping[str, str] = field(default_factory=dict)
    #: Where a learner can talk to somebody other than their coach; empty where there is no such place.
    elsewhere: str = ""
    #: May learners be under age, so that safeguarding persons can open conversations?
    minors: bool = False

    def context(self, voice: Voice) -> dict[str, Any]:
        """For ``shared/help.html``."""
        _ = voice.gettext
        said = {name: str(self.line.get(name) or "") for name in ("name", "phone", "hours")}
        link = address.web(str(self.line.get("link") or ""))
        return {
            **said,
            "any": bool(link or any(said.values())),
            "link": link,
            "name": said["name"] or link,
            "watched": _("Nobody watches this page around the clock."),
            "elsewhere": self.elsewhere,
            "minors": _(
                "Learners here may be under 18, so the safeguarding persons of this course can open what you "
                "and your coaches write to each other. You see when they do. What you keep to yourself they "
                "cannot read."
            )
            if self.minors
            else "",
        }
