"""All handlers of a conversation, for a block to take among its mixins."""

from __future__ import annotations

from coaching_xblock.conversing.attending import Attending
from coaching_xblock.conversing.changing import Changing


class Conversation(Changing, Attending):
    """What learner and coach do in a conversation; what the block answers is told in `base`."""
