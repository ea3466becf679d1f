"""A reflection in the XBlock test runtime, on a host in memory."""

from typing import Any

from coaching_xblock.reflection import ReflectionXBlock
from tests.scene import MAYA, Scene
from tests.selecting import Shown

TEXT = "I am here because my contract ends in June."


class ReflectionStage(Scene):
    """Open questions, and how somebody gets along with them. Without a name, the first question is meant."""

    kind, block_type = ReflectionXBlock, "coaching_reflection"
    item = "first-reason "

    @property
    def entry(self) -> str:
        """The id of the newest entry."""
        return str(self.row()["entries"][-1]["id"])

    @property
    def entries(self) -> list[dict[str, Any]]:
        """Maya's entries, opened."""
        block = self.block()
        return list(self.host.reading(block, MAYA.id).entries)

    def write(self, text: str = TEXT, item: str = "", revision: int | None = None) -> str:
        """Save a text as the script of the page does."""
        here = item or self.item
        stored = [each for each in self.entries if f"{each['prompt']} {each['occasion']}" == here]
        known = stored[-1]["writing"]["revision"] if stored else 0
        self.as_(MAYA).say(
            "save_entry", item=here, text=text, revision=known if revision is None else revision
        )
        return self.entry

    def hand_in(self, text: str = TEXT, item: str = "", **data: Any) -> str:
        """Write it and be done with it for now."""
        self.write(text, item)
        self.say("submit_entry", item=item or self.item, text=text, **data)
        return self.entry

    def seen(self, answer: dict[str, Any] | None = None) -> Shown:
        """The page as whoever looks sees it, or the region of an *answer*, to be searched."""
        return Shown(answer["html"] if answer else self.page())
