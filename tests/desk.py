"""A desk in the XBlock test runtime, on a host in memory: the first of its course."""

from typing import Any, Self

from coaching_xblock.core.card import PARTS
from coaching_xblock.core.people import Sibling
from coaching_xblock.desk import DeskXBlock
from tests.scene import AMINA, Scene


class DeskStage(Scene):
    """A desk, and what a coach and a learner do there."""

    kind, block_type = DeskXBlock, "coaching_desk"

    def __init__(self) -> None:
        super().__init__()
        self.host.blocks = [Sibling(self.usage, self.block_type, "Your coaching", "/desk")]

    def set(self, **fields: Any) -> Self:
        """Author the desk's fields, which hold for the whole course."""
        self.host.fields.setdefault(self.usage, {}).update(fields)
        super().set(**fields)
        return self

    def write_card(self, **texts: str) -> Self:
        """Amina writes on her card; learners see none of it yet."""
        for part, text in texts.items():
            self.as_(AMINA).say("save_card", item=part, text=text, revision=0)
        return self

    def show_card(self, **texts: str) -> dict[str, Any]:
        """Amina writes on an empty card and shows it; what the desk answers."""
        self.write_card(**texts)
        return self.say("show_card", **{**dict.fromkeys(PARTS, ""), **texts})
