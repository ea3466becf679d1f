"""The author's rules for results: when it can be taken again, and how it comes to be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop as _
from xblock.fields import Integer, Scope, String
from xblock.validation import ValidationMessage

from coaching_xblock import authoring
from coaching_xblock.assessing import instruments
from coaching_xblock.assessing.base import Assessing
from coaching_xblock.authoring import SHARING
from coaching_xblock.core import limits
from coaching_xblock.core.instrument import Subject
from coaching_xblock.core.retake import Rule as RetakeRule
from coaching_xblock.olx.instrument import SourceError

RETAKE: Mapping[RetakeRule, str] = {
    "any": _("Any time"),
    "after": _("After some days"),
    "never": _("Never: it is taken once"),
}


class Ruling(Assessing):
    """What authors set, and which of it does not fit."""

    retake = String(
        display_name="Taking it again",
        help="When a learner may take the questionnaire again. Earlier results stay.",
        default="any",
        values=[{"display_name": title, "value": rule} for rule, title in RETAKE.items()],
        scope=Scope.settings,
    )
    retake_days = Integer(
        display_name="Days until it can be taken again",
        help="Counted from the day on which it was finished. It matters only for “After some days”.",
        default=90,
        values={"min": 0, "max": limits.RETAKE_DAYS, "step": 1},
        scope=Scope.settings,
    )
    sharing = String(
        display_name="Sharing with coaches",
        help=(
            "Completion never depends on it. “Read by the coaches” is said before the first question, and "
            "each learner can keep the result to themselves. Not for questions about personality or life "
            "situation."
        ),
        default="learner",
        values=[{"display_name": title, "value": rule} for rule, title in SHARING.items()],
        scope=Scope.settings,
    )

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse rules that there are not, and reading by rule where nobody should be asked to show it."""
        super().validate_field_data(validation, data)
        for each in _findings(data):
            validation.add(ValidationMessage(ValidationMessage.ERROR, self.ugettext(each)))


def _findings(data: Any) -> list[str]:
    found = []
    if data.retake not in RETAKE:
        found.append(_("It can be taken again never, after some days, or any time."))
    days = data.retake_days
    if not isinstance(days, int) or not 0 <= days <= limits.RETAKE_DAYS:
        found.append(_("The number of days is a whole number from 0 to 3650."))
    return [*found, *authoring.sharing(data.sharing, _subject(data))]


def _subject(data: Any) -> Subject:
    """What the questionnaire is about; one that cannot be read is refused elsewhere."""
    try:
        return instruments.present(data).subject
    except SourceError:
        return "other"
