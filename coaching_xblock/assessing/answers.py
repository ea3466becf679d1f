"""The learner's single answers, looked at by themselves."""

from __future__ import annotations

from coaching_xblock.assessing import pages
from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import request, sitting
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.views import answers


class Answers(Assessing):
    """The handler of the single answers."""

    @asks(*TAKERS)
    def show_answers(self, viewer: Viewer, data: Data) -> Answer:
        """Show every question of a finished sitting with the learner's own answer."""
        found = sitting.find(self.host.reading(self, viewer.id).sittings, request.text(data, "sitting"))
        if found.stage != "finished":
            raise BadInput("not_finished")
        frame = self.frame(viewer)
        context = answers.page(found, pages.asked_in(self, found), frame.voice)
        return Answer(self.region(frame, "assessment/answers.html", context))
