"""What an author chooses from the library or writes as XML: refused with its lines, carried as OLX."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _
from web_fragments.fragment import Fragment
from xblock.core import XML_NAMESPACES
from xblock.fields import String
from xblock.validation import ValidationMessage

from coaching_xblock.block import CoachingXBlock
from coaching_xblock.core import consent, limits, moment
from coaching_xblock.core.instrument import Subject
from coaching_xblock.olx import embedding
from coaching_xblock.olx.format import Format

log = logging.getLogger(__name__)

#: The author's choice of what stands in the field `source`.
OWN = "own"
SHARING: Mapping[consent.Rule, str] = {
    "learner": _("The learner decides"),
    "offered": _("Offered at the end"),
    "read": _("Read by the coaches, unless the learner keeps it"),
}


class Moment(String):  # type: ignore[misc]
    """A field for a moment that authors write like ``2026-03-02 14:00``, in UTC.

    The host's own field for dates has a form that drops the time, and a course file can break its block. Here
    what is no moment stays the text that was written: it sets no limit, and the author is told.
    """

    def from_json(self, value: Any) -> datetime | str | None:
        """The moment of a text, the text itself where it names none, and nothing for nothing."""
        written = super().from_json(moment.stamp(value) if isinstance(value, datetime) else value)
        if not written or not written.strip():
            return None
        try:
            found = datetime.fromisoformat(written.strip())
        except ValueError:
            return str(written)
        if not 1900 < found.year < 9000:  # in every zone, with room to either side
            return str(written)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)

    enforce_type = from_json

    def to_json(self, value: Any) -> Any:
        """The text of a moment, as it is stored and exported."""
        return moment.stamp(value) if isinstance(value, datetime) else value

    def written(self, value: Any) -> str:
        """The text of a moment, as an author writes it."""
        return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value or ""


def sharing(wanted: Any, subject: Subject) -> list[str]:
    """What is wrong with a sharing rule that an author set for questions about *subject*."""
    if wanted not in SHARING:
        return [_("Sharing is up to the learner, offered at the end, or read by the coaches.")]
    if consent.rule(wanted, subject) == wanted:
        return []
    return [
        _(
            "What is about personality or life situation is never read by rule. Let the learner decide, or "
            "offer it at the end."
        )
    ]


class Authoring(CoachingXBlock):
    """A block that asks what one of its fields names, or what stands in the field `source`."""

    children_in_olx: ClassVar[tuple[str, ...]] = ("source",)

    #: How the author's own text is read and written.
    form: ClassVar[Format[Any]]
    #: The field that names one of the library's, or `OWN`.
    choice: ClassVar[str]
    #: What is said of a choice that there is not, and of an own text that is "empty", "long" or "unreadable".
    refusals: ClassVar[Mapping[str, str]]

    @classmethod
    def offered(cls) -> Collection[str]:
        """What the field `choice` may name."""
        return [each["value"] for each in cls.fields[cls.choice].values]

    def add_xml_to_node(self, node: Any) -> None:
        """Write the authored fields to OLX, the author's own text as an element."""
        super().add_xml_to_node(node)
        if not embedding.embed(node, self.source or "", self.form) and self.source:
            node.set("source", self.source)

    @classmethod
    def parse_xml(cls, node: Any, runtime: Any, keys: Any) -> Any:
        """The block of an OLX element; an own text is kept even where it cannot be read."""
        found = embedding.extract(node, cls.form, XML_NAMESPACES["option"])
        block = super().parse_xml(found.rest, runtime, keys)
        if found.source:
            block.source = found.source
        unknown = block.adopt(found.others)
        if unknown:
            log.warning("<%s> of %s was not read", ">, <".join(unknown), keys.usage_id)
        return block

    def adopt(self, children: Sequence[Any]) -> list[str]:
        """Take what is known among the other *children* in OLX; the tags of the rest."""
        return [child.tag for child in children]

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse what the library does not have, and an own text that cannot be read."""
        super().validate_field_data(validation, data)
        for said in self._wrong(data):
            validation.add(ValidationMessage(ValidationMessage.ERROR, said))

    def _wrong(self, data: Any) -> list[str]:
        chosen, source = getattr(data, self.choice), data.source or ""
        if chosen not in self.offered():
            return [self.ugettext(self.refusals["unknown"])]
        if not source.strip():
            return [self.ugettext(self.refusals["empty"])] if chosen == OWN else []
        if len(source) > limits.SOURCE_CHARACTERS:
            said = self.ugettext(self.refusals["long"])
            return [said.format(number=len(source), limit=limits.SOURCE_CHARACTERS)]
        # One message for all that is wrong: Studio joins several of them by commas.
        errors = self.form.told(source, "error")
        return [" ".join([self.ugettext(self.refusals["unreadable"]), *errors])] if errors else []

    def _make_field_info(self, field_name: str, field: Any) -> dict[str, Any]:
        """What the form shows of a field: a moment as it is written."""
        info: dict[str, Any] = super()._make_field_info(field_name, field)
        if isinstance(field, Moment):
            info |= {"value": field.written(info["value"]), "default": field.written(info["default"])}
        return info

    def studio_view(self, context: Any = None) -> Fragment:
        """The form, with lines of XML that do not wrap: findings name them."""
        fragment = super().studio_view(context)
        fragment.add_css_url(self.address("css/author.css"))
        return fragment
