"""All handlers of a conversation, for a block to take among its mixins."""

from __future__ import annotations

from coaching_xblock.conversing.attending import Attending
from coaching_xblock.conversing.changing import Changing
from coaching_xblock.conversing.helping import Helping


class Conversation(Changing, Attending, Helping):
    """What learner and coach do in a conversation; what the block answers is told in `base`."""
