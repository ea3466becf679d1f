"""What a learner says of their own result, scale by scale; it goes along when the result is shared."""

from __future__ import annotations

from typing import Any

from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import limits, moment, request, saying, sitting
from coaching_xblock.core.echo import Echo
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer


class Echoing(Assessing):
    """Handlers of the words beside each scale."""

    @asks(*TAKERS)
    def say_back(self, viewer: Viewer, data: Data) -> Answer:
        """Store whether one scale sounds like the learner, or take that word back."""
        which, scale = request.text(data, "sitting"), request.text(data, "scale", default="")
        sounds = request.text(data, "sounds", default="")
        with self.host.editing(self, viewer.id) as state:
            state.sittings = saying.say_back(state.sittings, which, scale, lambda was, _: was.say(sounds))
        return self.mine(viewer, state, which=which, about=f"scale {scale}")

    @asks(*TAKERS)
    def save_why(self, viewer: Viewer, data: Data) -> Answer:
        """Store the learner's word on why; *item* is the sitting and the scale."""
        which, _space, scale = request.text(data, "item").partition(" ")
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        now = moment.now()
        with self.host.editing(self, viewer.id) as state:
            state.sittings = saying.say_back(
                state.sittings, which, scale, lambda was, _: was.explain(text, revision, now)
            )
        echoes: Any = sitting.find(state.sittings, which).echoes
        return Answer(revision=echoes[scale].why.revision)

    @asks(*TAKERS)
    def save_tried(self, viewer: Viewer, data: Data) -> Answer:
        """Store which try-outs the learner has had the chance to try: ticks of ``tried-0`` and so on.

        *seen* are the places of those that were ticked when the page was made.
        """
        which, scale = request.text(data, "sitting"), request.text(data, "scale", default="")
        seen = _places(request.text(data, "seen", default="").split())
        ticked = _places([name.removeprefix("tried-") for name in data if name.startswith("tried-")])

        def change(was: Echo, told: dict[str, Any]) -> Echo:
            return was.tick(ticked, seen, len(told["tryouts"]))

        with self.host.editing(self, viewer.id) as state:
            state.sittings = saying.say_back(state.sittings, which, scale, change)
        return self.mine(viewer, state, which=which, about=f"tried {scale}", announced="kept")


def _places(sent: list[str]) -> list[int]:
    if not all(each.isascii() and each.isdigit() and len(each) <= 3 for each in sent):
        raise BadInput("malformed", field="tried")
    return [int(each) for each in sent]
