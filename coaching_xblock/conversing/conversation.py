"""All handlers of a conversation, for a block to take among its mixins, and the files that its pages need."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coaching_xblock.conversing.attending import Attending
from coaching_xblock.conversing.changing import Changing
from coaching_xblock.conversing.helping import Helping

#: Parts of the script, for a block's `parts`.
PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Draft": ("data-coaching-draft", "js/drafts.js"),
        "Quoting": ("data-coaching-quoting", "js/thread.js"),
        "Helper": ("data-coaching-helper", "js/helper.js"),
    }
)
#: Style sheets, for a block's `sheets`.
SHEETS: Mapping[str, str] = MappingProxyType(
    {"coaching-thread": "css/thread.css", "coaching-helper": "css/helper.css"}
)


class Conversation(Changing, Attending, Helping):
    """What learner and coach do in a conversation; what the block answers is told in `base`."""
