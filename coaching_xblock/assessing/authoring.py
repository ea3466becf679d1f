"""The author's side: an own questionnaire, what is refused on saving, and how it travels as OLX."""

from __future__ import annotations

import logging
from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XML_NAMESPACES, XBlock
from xblock.fields import List, Scope, String
from xblock.validation import ValidationMessage

from coaching_xblock.assessing import instruments, pages, studio
from coaching_xblock.assessing.base import Assessing
from coaching_xblock.block import Answer, CoachingXBlock, Data, asks
from coaching_xblock.core import limits, request
from coaching_xblock.core.errors import BadInput
from coaching_xblock.core.people import Viewer
from coaching_xblock.core.sample import LEVELS
from coaching_xblock.olx import embedding, versions
from coaching_xblock.olx.instrument import INSTRUMENT

log = logging.getLogger(__name__)


class Authoring(Assessing):
    """Which questionnaire, and the author's own."""

    children_in_olx = ("source", "earlier_sources")

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
        if not embedding.embed(node, self.source or "", INSTRUMENT) and self.source:
            node.set("source", self.source)
        versions.write(node, self.earlier_sources or ())

    @classmethod
    def parse_xml(cls, node: Any, runtime: Any, keys: Any) -> Any:
        """The block of an OLX element; an own questionnaire is kept even where it cannot be read."""
        found = embedding.extract(node, INSTRUMENT, XML_NAMESPACES["option"])
        earlier, unknown = versions.extract(found.others)
        if unknown:
            log.warning("<%s> of %s was not read", ">, <".join(unknown), keys.usage_id)
        block = super().parse_xml(found.rest, runtime, keys)
        if found.source:
            block.source = found.source
        if earlier or block.earlier_sources:
            block.earlier_sources = versions.sound(earlier or block.earlier_sources)
        return block

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse a questionnaire that the library does not have, and an own one that cannot be read."""
        super().validate_field_data(validation, data)
        for said in self._wrong(data):
            validation.add(ValidationMessage(ValidationMessage.ERROR, said))

    def _wrong(self, data: Any) -> list[str]:
        if data.instrument not in instruments.SHOWN:
            return [self.ugettext("The library has no questionnaire of this name.")]
        source = data.source or ""
        if not source.strip():
            own = data.instrument == instruments.OWN
            return [self.ugettext("Your own questionnaire is empty.")] if own else []
        if len(source) > limits.SOURCE_CHARACTERS:
            said = self.ugettext("Your own questionnaire has {number} characters; {limit} is the most.")
            return [said.format(number=len(source), limit=limits.SOURCE_CHARACTERS)]
        return self._unreadable(source)

    def _unreadable(self, source: str) -> list[str]:
        """One message for all that is wrong: Studio joins several of them by commas."""
        errors = instruments.said(source, "error")
        begun = self.ugettext("Your own questionnaire cannot be read.")
        return [" ".join([begun, *errors])] if errors else []

    # Studio

    def studio_view(self, context: Any = None) -> Fragment:
        """The form, with lines of XML that do not wrap: findings name them."""
        fragment = super().studio_view(context)
        fragment.add_css_url(self.address("css/author.css"))
        return fragment
