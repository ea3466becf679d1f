"""The author's side: which questionnaire, an own one with its earlier versions, samples and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _
from xblock.core import XBlock
from xblock.fields import List, Scope, String

from coaching_xblock import authoring
from coaching_xblock.assessing import instruments, pages, studio
from coaching_xblock.assessing.base import Assessing
from coaching_xblock.block import Answer, CoachingXBlock, Data, asks
from coaching_xblock.core import request
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.sample import LEVELS
from coaching_xblock.olx import versions
from coaching_xblock.olx.instrument import INSTRUMENT


class Authoring(authoring.Authoring, Assessing):
    """Which questionnaire, and the author's own."""

    children_in_olx = ("source", "earlier_sources")
    form = INSTRUMENT
    choice = "instrument"
    refusals: ClassVar = {
        "unknown": _("The library has no questionnaire of this name."),
        "empty": _("Your own questionnaire is empty."),
        "long": _("Your own questionnaire has {number} characters; {limit} is the most."),
        "unreadable": _("Your own questionnaire cannot be read."),
    }

    instrument = String(
        display_name="Questionnaire",
        help="One of the library, or your own.",
        default="onet-mini-ip",
        values=[{"display_name": title, "value": name} for name, title in instruments.SHOWN.items()],
        scope=Scope.settings,
    )
    source = String(
        display_name="My own questionnaire",
        help="XML, as the documentation for authors describes it. Only used where you chose your own above.",
        default="",
        multiline_editor=True,
        scope=Scope.content,
    )
    earlier_sources = List(
        help="Earlier versions of the author's own questionnaire, for those who began with one.",
        default=[],
        scope=Scope.content,
    )

    @XBlock.json_handler
    def submit_studio_edits(self, data: Any, suffix: str = "") -> Any:
        """Store what an author edited; an own questionnaire that means something else now is kept too."""
        before = self.source or ""
        answer = CoachingXBlock.submit_studio_edits.__wrapped__(self, data, suffix)
        if (self.source or "") != before:
            self.earlier_sources = versions.keep(self.earlier_sources or (), before, self.source or "")
        return answer

    @asks("author")
    def sample_result(self, viewer: Viewer, data: Data) -> Answer:
        """Show what a result would say to invented answers; nothing is stored."""
        level = request.text(data, "level")
        if level not in LEVELS:
            raise BadInput(field="level")
        return self._author_page(viewer, "samples", level=level)

    @asks("author")
    def library_source(self, viewer: Viewer, data: Data) -> Answer:
        """Show the XML of one of the library's questionnaires that may be changed, to start from."""
        name = request.text(data, "name")
        studio.source(name)
        return self._author_page(viewer, "copied", copied=name)

    def _author_page(self, viewer: Viewer, about: str, **chosen: Any) -> Answer:
        pages.questionnaire(self)
        frame = self.frame(viewer)
        template, context = studio.page(self, frame, **chosen)
        return Answer(self.region(frame, template, context), announce=context[about][0]["label"])

    def add_xml_to_node(self, node: Any) -> None:
        """Write the authored fields to OLX, the own questionnaire and its earlier versions as elements."""
        super().add_xml_to_node(node)
        versions.write(node, self.earlier_sources or ())

    def adopt(self, children: Sequence[Any]) -> list[str]:
        """Take the earlier versions, from elements or from the field, as many as are kept."""
        earlier, unknown = versions.extract(children)
        if earlier or self.earlier_sources:
            self.earlier_sources = versions.sound(earlier or self.earlier_sources)
        return unknown
