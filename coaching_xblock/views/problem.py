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
    "no_such_number": _("A number from {low} to {high} can be kept here."),
    "no_such_step": _("A number from {low} to {high}, in steps of {step}, can be kept here."),
    "unanswered": _("Some questions have no answer yet."),
    "not_finished": _("Finish the questionnaire first. Then you can share its result."),
    "consent_changed": _(
        "You decided otherwise since this page was shown, so nothing was shared. Reload the page to see how "
        "it is."
    ),
    "no_place": _("This course has no place for it yet."),
    "too_many_links": _("There is room for {limit} of these. Take an old one back first."),
    "not_two": _("Choose two different results to compare."),
    "retake_never": _("This questionnaire is taken once. Your result stays."),
    "retake_later": _("It is too early to take this again. Reload the page to see from when on."),
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
    "no_occupations": _("This result does not lead to occupations."),
    "no_work": _("Say in a word or two what the work is."),
    "not_listed": _("This is not on the shortlist, or no longer."),
    "shortlist_full": _("A shortlist holds up to {limit}. Remove one that has lost its interest first."),
    "no_interview": _("This questionnaire is not one to be asked in conversation."),
    "no_record": _(
        "This record is not here any more, or not yours to see. What you typed stays on this page "
        "until you leave it."
    ),
    "record_handed": _(
        "This is handed over: the learner decides about it now. What you typed since is only on this page."
    ),
    "record_open": _("This is still being written. You can decide about it when it is handed over."),
    "record_empty": _("There is nothing to hand over yet. Write down at least one answer."),
    "too_many_records": _("{limit} records wait for this learner already. Talk about those first."),
    "records_full": _(
        "There is no more room for what is recorded with this learner ({limit} bytes). Talk about what waits "
        "for them first."
    ),
    "no_entry": _("This is not here, or it is no longer shared."),
    "no_version": _("This version is not here. Reload the page and try again."),
    "no_prompt": _("This question is not asked here, or no longer. What you wrote is kept."),
    "not_handed_in": _("Hand it in first. Then you can share it."),
    "handed_in_already": _("This was handed in already, perhaps in another window. Reload to see it."),
    "entry_empty": _("Nothing is written yet."),
    "not_open_yet": _("This is not open yet. Nothing was changed."),
    "closed_now": _("This is closed by now. What you wrote is kept and stays yours."),
    "too_many_entries": _("There is room for {limit} entries here. Delete an old one first."),
    "too_many_versions": _("This was handed in {limit} times, which is as often as it can be kept."),
    "too_young": _("Say that you are old enough to begin."),
    "forbidden": _("You cannot do this here."),
    "walled": _("You coach other cohorts here. What this learner shares is for the coaches of theirs."),
    "no_guards": _("This course has named nobody for this."),
    "guards_changed": _("Somebody else is named now. Nothing was sent. Reload the page to see who reads it."),
    "jotting_too_long": _(
        "A text here holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "too_many_concerns": _(
        "You have reported {limit} times about this learner. Talk to the safeguarding person directly."
    ),
    "vault_full": _("There is no more room here. Nothing was sent, and your words are kept as a draft."),
    "draft_vault_full": _("This is too long to be kept here. Shorten it, or send it in two parts."),
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
    "no_prompts": _("These questions cannot be shown at the moment. Nothing you wrote is lost."),
    "conflict": _("This was changed in another window. Both versions are below."),
    "answered_elsewhere": _(
        "You answered this differently in another window or on another device. Choose one."
    ),
    "written_elsewhere": _(
        "You wrote something else in another window or on another device. Both are shown: choose one."
    ),
    "too_large": _("This is too large. Nothing was changed."),
    "body": _("This is larger than {limit} bytes. Nothing was changed."),
    "note_too_long": _(
        "A text holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "not_saved": _("What you see here is not what is stored yet. Wait until it says saved, then send again."),
    "not_shared_now": _("This is no longer shared. Nothing was sent, and your draft is kept."),
    "feedback_full": _("There is no more room for words to this learner ({limit} bytes)."),
    "message_empty": _("Nothing is written yet."),
    "too_many_messages": _("There is room for {limit} messages here. Write to each other in another way."),
    "too_many_quotes": _("A message holds up to {limit} quotes."),
    "not_quotable": _("These words cannot be quoted, or are not here any more. Select others and try again."),
    "no_such_day": _("Choose a day from today on, at most a year ahead."),
    "no_item": _("This is not here, or it is no longer shared."),
    "not_editable": _("This cannot be edited any more."),
    "no_colleague": _("Choose a colleague who coaches in this course."),
    "agreement_empty": _("Nothing is written yet. One part is enough."),
    "newer_agreement": _("There is a newer version by now. Read it first; what you wrote is kept."),
    "no_agreement": _("This version is not here."),
    "own_agreement": _("You wrote this version yourself. Write another one instead."),
    "too_many_agreements": _("There is room for {limit} versions. Talk about it instead."),
    "no_https": _(
        "An address here begins with https://, such as https://example.org. What you wrote is kept."
    ),
    "no_workday": _("Choose at least one working day."),
    "set_elsewhere": _("This was changed in another window. Save again if what you see here is right."),
    "no_day": _("Give a first and a last day."),
    "days_turned": _("The last day comes before the first."),
    "days_over": _("These days are over already."),
    "too_many_absences": _("There is room for {limit} absences. Remove one first."),
    "no_absence": _("This absence is not here any more."),
    "too_many_drafts": _("There is room for {limit} drafts. Send or delete an older one first."),
    "no_message": _("This is not here, or it was taken back."),
    "read_already": _("This was read already, so it stays."),
    "blank_left": _("There is still a blank in your reply. Fill it in or take it out, then send again."),
    "no_snippet": _("This text is not here any more, perhaps deleted in another window."),
    "too_many_snippets": _("There is room for {limit} ready texts. Delete one that you do not use first."),
    "snippet_too_long": _(
        "A ready text holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "no_scale": _("This result has no such area. Reload the page and try again."),
    "why_too_long": _(
        "A word on why holds up to {limit} characters. Yours is kept on this device until it is shorter."
    ),
    "tag_empty": _("Write a word first, then add it as a tag."),
    "tag_too_long": _("A tag holds up to {limit} characters."),
    "too_many_tags": _("An entry has room for {limit} tags. Remove one first."),
    "row_full": _("There is no more room for your work here ({limit} bytes). Delete something old first."),
    "too_many_sittings": _("There is room for {limit} times. Delete an old one first."),
    "busy": _("The site is busy. Your words are kept. Try again in a moment."),
    "error": _("Something went wrong on our side. Your words are kept on this device."),
}


def sentence(error: CoachingError, voice: Voice) -> str:
    """The sentence for *error* in the viewer's language."""
    said = _SENTENCES.get(error.code) or _SENTENCES[error.default_code]
    return voice.gettext(said).format(**{"limit": "", **error.data})
