"""From a result to occupations: the list with its search, and one of them."""

from __future__ import annotations

from typing import Any

from xblock.fields import Scope, String
from xblock.validation import ValidationMessage

from coaching_xblock.assessing import careers
from coaching_xblock.assessing.base import TAKERS, Assessing
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import address, request, shortlist
from coaching_xblock.core.people import Viewer


class Exploring(Assessing):
    """Handlers of occupations."""

    careers_link = String(
        display_name="Local careers information",
        help="The address of a page about work and training where your learners are; empty for none.",
        default="",
        scope=Scope.settings,
    )

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse a link that leads to no web page."""
        super().validate_field_data(validation, data)
        if (data.careers_link or "").strip() and not address.web(data.careers_link):
            said = self.ugettext("The link to local careers information begins with https:// or http://.")
            validation.add(ValidationMessage(ValidationMessage.ERROR, said))

    @asks(*TAKERS)
    def explore(self, viewer: Viewer, data: Data) -> Answer:
        """List the occupations that resemble a result, or those that a search names."""
        state, frame = self.host.reading(self, viewer.id), self.frame(viewer)
        mine = careers.basis(state, request.text(data, "sitting"))
        template, context = careers.listing(self, frame, state, mine, request.look(data))
        return Answer(self.region(frame, template, context), announce=context["found"])

    @asks(*TAKERS)
    def occupation(self, viewer: Viewer, data: Data) -> Answer:
        """Show one occupation: what it is, why it fits and where it does not."""
        state, look = self.host.reading(self, viewer.id), request.look(data)
        mine = careers.basis(state, request.text(data, "sitting"))
        frame, found = self.frame(viewer), shortlist.of_occupation(state.shortlist, request.text(data, "soc"))
        return Answer(self.region(frame, *careers.work(self, frame, state, look, mine=mine, found=found)))
