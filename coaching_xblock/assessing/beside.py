"""The coach's page of one learner: a shared result and what is said beside it, or the coach's own words."""

from __future__ import annotations

from dataclasses import replace

from coaching_xblock.assessing import careers, listing, pages, talk
from coaching_xblock.assessing.base import Assessing
from coaching_xblock.block import Answer, Data
from coaching_xblock.conversing import showing
from coaching_xblock.core import request, sitting
from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.sitting import Sitting
from coaching_xblock.host.base import State
from coaching_xblock.views import coach
from coaching_xblock.views.thread import Focus


class Beside(Assessing):
    """What each of the coach's handlers answers with."""

    def beside(
        self, viewer: Viewer, state: State, data: Data, which: str, focus: Focus, announce: str = ""
    ) -> Answer:
        """The result *which*, from the learner's row *state*, whose log says who is looking."""
        frame, learner = self.frame(viewer), self._learner(data)
        found = sitting.for_coach(state.sittings, which)
        place = replace(request.place(data), learner=learner.id)
        template, context = pages.opened(self, frame, found, learner, place=place)
        context = {
            **talk.put(context, talk.for_coach(self, frame, state, found, learner, place, focus)),
            **careers.shared(frame, state, place),
            **coach.results(sitting.all_shared(state.sittings), found, learner, place, frame.voice),
            "worry": [*coach.way_back(place), ("item", which)],
        }
        return Answer(self.region(frame, template, context), announce=announce)

    def written(self, viewer: Viewer, data: Data) -> Answer:
        """This coach's own words to a learner beside what is no longer shared.

        Raises `NotFound` where there are none: nobody learns of a result that they never knew.
        """
        frame, learner = self.frame(viewer), self._learner(data)
        state = self.host.reading(self, learner.id)
        place = replace(request.place(data), learner=learner.id)
        back = coach.way_back(place)
        left = showing.remaining(self, frame, state, learner.id, back)
        if not left["any"]:
            raise NotFound("no_sitting")
        shared = careers.shared(frame, state, place)
        worry = [*back, ("item", request.text(data, "sitting", default=""))]
        page = {**shared, "talk_left": left, "name": learner.name, "back": back, "worry": worry}
        return Answer(self.region(frame, "assessment/written.html", page))

    def side_by_side(self, viewer: Viewer, before: Sitting, after: Sitting, data: Data) -> Answer:
        """Two shared results of the learner whom *data* names."""
        frame, learner = self.frame(viewer), self._learner(data)
        place = replace(request.place(data), learner=learner.id)
        page = coach.compared(before, after, pages.asked_in(self, after), learner, place, frame.voice)
        return Answer(self.region(frame, "assessment/comparison_coach.html", page))

    def listed(self, viewer: Viewer, data: Data) -> Answer:
        """The list, at the place that *data* names."""
        frame = self.frame(viewer)
        template, context = listing.cases(self, frame, request.place(data))
        return Answer(self.region(frame, template, context), announce=context["found"])

    def _learner(self, data: Data) -> Person:
        person = request.text(data, "learner")
        return self.host.people([person]).get(person, Person(person, person))
