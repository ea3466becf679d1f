"""What went wrong, in a sentence that says what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from coaching_xblock.core.errors import CoachingError

from .voice import Voice

_SENTENCES = {
    "bad_input": _("This could not be used. Nothing was changed."),
    "malformed": _("This could not be read. Nothing was changed. Reload the page and try again."),
    "too_long": _("This is longer than {limit} characters. Nothing was changed."),
    "no_such_answer": _("One of the answers is not among the choices. Reload the page and try again."),
    "unanswered": _("Some questions have no answer yet."),
    "not_finished": _("Finish the questionnaire first. Then you can share its result."),
    "finished_already": _(
        "This questionnaire was finished, perhaps in another window. Reload to see the result."
    ),
    "instrument_changed": _(
        "The questions have changed since you began. Your answers are kept. Your course team can help."
    ),
    "answer_too_long": _(
        "An answer holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "too_few_items": _("A reliability needs at least two items."),
    "too_few_people": _("A reliability needs at least three people who answered every item."),
    "no_variance": _("Everybody answered alike, so there is no reliability to compute."),
    "ipsative": _("Choices within one person cannot be compared between people."),
    "no_occupation": _("There is no such occupation."),
    "too_young": _("Say that you are old enough to begin."),
    "forbidden": _("You cannot do this here."),
    "signin": _("You are signed out. Your words are kept on this device. Sign in again to go on."),
    "masquerade": _("You are looking at this page as somebody else. Nothing can be changed from here."),
    "locked": _("These words are stored, but the site's key for them is missing. Tell your course team."),
    "no_person": _("There is nobody here by this id."),
    "newer_schema": _("The site is being updated. Your words are kept. Try again in a few minutes."),
    "unreadable": _(
        "What is stored here cannot be read, so nothing was written over it. Tell your course team."
    ),
    "no_store": _("Nothing can be saved in this view."),
    "not_found": _("This is not here, or not yours to see."),
    "no_sitting": _("This is not here, or it is no longer shared."),
    "no_instrument": _("This questionnaire cannot be shown at the moment. Nothing you did is lost."),
    "conflict": _("This was changed in another window. Both versions are below."),
    "answered_elsewhere": _(
        "You answered this differently in another window or on another device. Choose one."
    ),
    "written_elsewhere": _(
        "You wrote something else in another window or on another device. Both texts are below."
    ),
    "too_large": _("This is too large. Nothing was changed."),
    "body": _("This is larger than {limit} bytes. Nothing was changed."),
    "note_too_long": _(
        "A note holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "row_full": _("There is no more room for your work here ({limit} bytes). Delete something old first."),
    "too_many_sittings": _("There is room for {limit} times. Delete an old one first."),
    "busy": _("The site is busy. Your words are kept. Try again in a moment."),
    "error": _("Something went wrong on our side. Your words are kept on this device."),
}


def sentence(error: CoachingError, voice: Voice) -> str:
    """The sentence for *error* in the viewer's language."""
    said = _SENTENCES.get(error.code) or _SENTENCES[error.default_code]
    return voice.gettext(said).format(**{"limit": "", **error.data})
