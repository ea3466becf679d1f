"""A desk in the XBlock test runtime, on a host in memory: the first of its course."""

from typing import Any, Self

from lxml import html

from coaching_xblock.core.card import PARTS
from coaching_xblock.core.people import Sibling, Viewer
from coaching_xblock.desk import DeskXBlock
from tests.scene import AMINA, MAYA, Scene


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

    def asks(self, text: str, viewer: Viewer = MAYA) -> dict[str, Any]:
        """A learner writes to their coaches and sends it; what the desk answers."""
        self.as_(viewer).say("save_message_draft", item=f"{viewer.id}   text", text=text, revision=0)
        return self.say("send_message", text=text)

    def answers(self, text: str, coach: Viewer = AMINA, learner: str = "7") -> dict[str, Any]:
        """A coach answers what a learner asked."""
        self.as_(coach).say("save_message_draft", item=f"{learner}   text", text=text, revision=0)
        return self.say("send_message", learner=learner, text=text)

    def offers(self, coach: Viewer = AMINA, after: str = "", **texts: str) -> str:
        """A coach writes a version of Maya's agreement over what stands there and sends it; its id."""
        form = self.as_(coach).say("open_agreement", learner="7", write="yes")["html"]
        return self._sends(form, after, {"learner": "7"}, texts)

    def proposes(self, after: str = "", **texts: str) -> str:
        """Maya writes a version of her agreement and sends it; its id."""
        form = self.as_(MAYA).say("open_agreement", write="yes")["html"]
        return self._sends(form, after, {}, texts)

    def _sends(self, form: str, after: str, who: dict[str, str], texts: dict[str, str]) -> str:
        page = html.fromstring(form)
        fields = {each.get("name"): each for each in page.xpath("//textarea[@data-coaching-revision]")}
        shown = {name: each.text or "" for name, each in fields.items()}
        for part, text in texts.items():
            revision = int(fields[part].get("data-coaching-revision"))
            self.say("save_agreement", item=f"7 {part}", text=text, revision=revision)
        self.say("send_agreement", **{**shown, **texts}, after=after, **who)
        return str(self.row()["agreements"][-1]["id"])
