"""The author's side: which prompts, an own set, when they are open, and how writing comes to be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _
from xblock.fields import Scope, String
from xblock.validation import ValidationMessage

from coaching_xblock import authoring, library
from coaching_xblock.authoring import OWN, SHARING, Moment
from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.core import request
from coaching_xblock.core.instrument import Subject
from coaching_xblock.core.people import Viewer
from coaching_xblock.olx.finding import SourceError
from coaching_xblock.olx.prompts import PROMPTS
from coaching_xblock.reflecting import questions, studio
from coaching_xblock.reflecting.base import Reflecting

COMPLETION: Mapping[str, str] = {
    "submitted": _("The questions are answered"),
    "read": _("The learner has read an answer of the coach"),
}


def _titles() -> list[dict[str, str]]:
    named = {each.id: each.title for each in library.prompt_sets()} | {OWN: "My own questions (XML below)"}
    return [{"display_name": title, "value": name} for name, title in named.items()]


def _choices(named: Mapping[Any, str]) -> list[dict[str, str]]:
    return [{"display_name": title, "value": value} for value, title in named.items()]


class Authoring(authoring.Authoring, Reflecting):
    """Which prompts, and the author's rules for writing."""

    form = PROMPTS
    choice = "prompts"
    refusals: ClassVar = {
        "unknown": _("The library has no questions of this name."),
        "empty": _("Your own questions are empty."),
        "long": _("Your own questions have {number} characters; {limit} is the most."),
        "unreadable": _("Your own questions cannot be read."),
    }

    prompts = String(
        display_name="Questions",
        help="A set of the library, or your own.",
        default="first-meeting",
        values=_titles,
        scope=Scope.settings,
    )
    source = String(
        display_name="My own questions",
        help="XML, as the documentation for authors describes it. Only used where you chose your own above.",
        default="",
        multiline_editor=True,
        scope=Scope.content,
    )
    sharing = String(
        display_name="Sharing with coaches",
        help="Completion never depends on it. “Read by the coaches” is said before the first word, and each "
        "learner can keep what they write to themselves. Not for questions about somebody's life situation.",
        default="learner",
        values=_choices(SHARING),
        scope=Scope.settings,
    )
    completion = String(
        display_name="Complete when",
        help="It never depends on what was written.",
        default="submitted",
        values=_choices(COMPLETION),
        scope=Scope.settings,
    )
    opens = Moment(
        display_name="Opens",
        help="Nobody writes before this moment, written like 2026-03-02 14:00, in UTC. Empty: at any time.",
        default=None,
        scope=Scope.settings,
    )
    closes = Moment(
        display_name="Closes",
        help="Nobody writes after this moment; what was written stays. Empty: never.",
        default=None,
        scope=Scope.settings,
    )

    @asks("author")
    def library_source(self, viewer: Viewer, data: Data) -> Answer:
        """Show the XML of one of the library's sets, to start from."""
        name = request.text(data, "name")
        studio.source(name)
        questions.asked(self)
        frame = self.frame(viewer)
        template, context = studio.page(self, frame, copied=name)
        return Answer(self.region(frame, template, context), announce=context["copied"][0]["label"])

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse rules that there are not, and reading by rule where nobody should be asked to show it."""
        super().validate_field_data(validation, data)
        for each in _findings(data):
            validation.add(ValidationMessage(ValidationMessage.ERROR, self.ugettext(each)))


def _findings(data: Any) -> list[str]:
    found = authoring.sharing(data.sharing, _subject(data))
    if data.completion not in COMPLETION:
        found.append(_("It is complete when the questions are answered, or when an answer was read."))
    return [*found, *_moments(data.opens, data.closes)]


def _moments(opens: Any, closes: Any) -> list[str]:
    if any(isinstance(each, str) for each in (opens, closes)):
        return [_("A moment is written like 2026-03-02 14:00, in UTC.")]
    if opens and closes and opens >= closes:
        return [_("It closes after it opens: choose a later moment to close.")]
    return []


def _subject(data: Any) -> Subject:
    """What the questions touch; those that cannot be read are refused elsewhere."""
    try:
        return questions.present(data).subject
    except SourceError:
        return "other"
