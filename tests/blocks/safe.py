"""A desk with safeguarding persons, and everybody who comes to it."""

from typing import Any, Self

from coaching_xblock.core.people import Person, Sibling, Viewer
from coaching_xblock.core.vault import Vault
from coaching_xblock.desk import DeskXBlock
from tests.scene import ADA, AMINA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, Scene

MIRIAM = Viewer("41", "Miriam", "learner", username="miriam")
RUTH = Viewer("42", "Ruth", "learner", username="ruth")
AS_MIRIAM = Viewer("41", "Miriam", "learner", masquerade=True, username="miriam")
OTHERS = (AMINA, ADA, AUTHOR, LEO, MAYA, NOBODY, STAFF_AS_MAYA, AS_MIRIAM)


class Safe(Scene):
    """The first desk of the course, with Miriam as its safeguarding person."""

    kind, block_type = DeskXBlock, "coaching_desk"

    def __init__(self) -> None:
        super().__init__()
        self.usage = "desk"
        self.host.course |= {each.id: Person(each.id, each.name) for each in (MIRIAM, RUTH)}
        self.host.usernames |= {each.username: each.id for each in (MIRIAM, RUTH)}
        self.host.blocks = [
            Sibling("desk", "coaching_desk", "Your coaching", "/desk"),
            Sibling("r1", "coaching_reflection", "What brings you here", "/r1"),
        ]
        self.name("miriam")

    def name(self, usernames: str, **fields: Any) -> Self:
        """Author the course's settings."""
        self.host.fields = {"desk": {"safeguarding": usernames, "protocol": "1. Ask.\n2. Tell.", **fields}}
        return self

    def vault(self, person: str = "7") -> Vault:
        """Somebody's vault, opened."""
        return Vault.load(self.host.reading(self.as_(MIRIAM).block(), person).vault)

    def writes(self, text: str, viewer: Viewer = MAYA, guards: str = "41", **more: Any) -> dict[str, Any]:
        """A learner writes to the safeguarding persons whom the page named."""
        self.as_(viewer).say("save_confided", item="talk", text=text, revision=0)
        return self.say("send_confided", text=text, guards=guards, **more)

    def answers(self, text: str, learner: str = "7", viewer: Viewer = MIRIAM) -> dict[str, Any]:
        """A safeguarding person answers."""
        self.as_(viewer).say("save_guarded", item=f"{learner} talk answer", text=text, revision=0)
        return self.say("answer_confided", learner=learner, text=text)

    def notes(self, text: str, which: str = "talk", learner: str = "7") -> dict[str, Any]:
        """Miriam notes what was done."""
        self.as_(MIRIAM).say("save_guarded", item=f"{learner} {which} note", text=text, revision=0)
        return self.say("note_matter", learner=learner, matter=which, text=text)

    def opens(self, which: str = "talk", learner: str = "7", viewer: Viewer = MIRIAM) -> dict[str, Any]:
        """A safeguarding person opens a matter."""
        return self.as_(viewer).say("open_matter", learner=learner, matter=which)
