"""A block that has nothing but a conversation, about entries of the simplest kind."""

from typing import Any

from coaching_xblock.block import Answer, CoachingXBlock
from coaching_xblock.conversing import conversation, showing
from coaching_xblock.conversing.conversation import Conversation
from coaching_xblock.core import access
from coaching_xblock.core.unsent import Place
from coaching_xblock.views.thread import Focus
from tests.scene import AMINA, MAYA, Scene

WORDS = "I like *teaching*.\n\nI do not like meetings, and nobody asked me why."


class TalkingBlock(Conversation, CoachingXBlock):
    element = "coaching-talking"
    parts = conversation.PARTS
    sheets = conversation.SHEETS
    sent_event = "coaching.test.sent"
    read_event = "coaching.test.read"
    may_differ = True

    def ended(self, state: Any, item: str) -> str | None:
        found = next((each for each in state.entries if each["id"] == item), None)
        if found is None:
            return ""
        shared = found["consent"]["state"] == "shared"
        return None if shared else found["consent"]["since"]

    def words_of(self, state: Any, source: str, version: str, coach: bool) -> Any:
        found = next((each for each in state.entries if each["id"] == source), None)
        return found["writing"]["text"] if found and version == "v1" else None

    def conversed(
        self, viewer: Any, state: Any, data: Any, item: str, focus: Focus, announce: str = ""
    ) -> Answer:
        frame, owner = self.frame(viewer), self.owner(viewer, data)
        fields = [("learner", owner)] if viewer.coaches else []
        place = Place(owner, item)
        told = showing.conversation(self, frame, state, place, focus, fields=fields)
        html = self.region(frame, "thread/thread.html", {"thread": told})
        left = showing.remaining(self, frame, state, owner, fields) if viewer.coaches else {"any": False}
        html += self.region(frame, "thread/remaining.html", {"talk_left": left})
        return Answer(html, announce=announce)


class Talk(Scene):
    """Maya and her coaches, about her entry e1, which she shares, and e2, which she does not."""

    kind = TalkingBlock
    block_type = "coaching_reflection"

    def __init__(self) -> None:
        super().__init__()
        with self.host.editing(self.block(), "7") as state:
            state.entries = [_entry("e1", "shared"), _entry("e2", "private")]

    def consent(self, state: str, item: str = "e1") -> "Talk":
        with self.host.editing(self.as_(MAYA).block(), "7") as row:
            consent = {"state": state, "since": "2026-03-04T09:00:00Z"}
            row.entries = [
                {**each, "consent": consent} if each["id"] == item else each for each in row.entries
            ]
        return self

    def opened(self, person: str = "7", **data: Any) -> Any:
        """That person's row, opened."""
        return self.host.reading(self.block(), person)

    def writes(self, text: str, *, item: str = "e1", about: str = "", revision: int = 0) -> int:
        answer = self.say("save_message_draft", item=f"7 {item} {about} text", text=text, revision=revision)
        return int(answer["revision"])

    def sends(self, text: str, **more: Any) -> str:
        """Whoever looks writes and sends; the message's id."""
        self.writes(text)
        self.say("send_message", learner="7", item="e1", text=text, **more)
        return str(self.row()["messages"][-1]["id"])

    def coach(self) -> "Talk":
        return self.as_(AMINA)

    def maya(self) -> "Talk":
        return self.as_(MAYA)

    def reads(self) -> dict[str, Any]:
        """Maya opens what is new."""
        unread = [each["id"] for each in self.row()["messages"] if each["by"] != "7" and not each["read"]]
        return self.maya().say("read_messages", item="e1", messages=" ".join(unread))

    def opens(self, page: int = 1) -> dict[str, Any]:
        """Amina opens the entry."""
        return self.coach().say("show_messages", learner="7", item="e1", talk=page)

    def log(self) -> list[tuple[str, str, str]]:
        lines = access.AccessLog.load(self.row()["access_log"]).lines
        return [(each.who, each.act, each.item) for each in lines]


def _entry(id: str, state: str) -> dict[str, Any]:
    return {
        "id": id,
        "consent": {"state": state, "since": "2026-03-02T08:00:00Z"},
        "writing": {"text": WORDS},
    }
