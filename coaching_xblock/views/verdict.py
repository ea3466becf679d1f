"""What a difference between two sittings says: a verdict where one is earned, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_noop as _

from coaching_xblock.core.change import Reason, ScaleChange

from .voice import Voice, plain_number

#: Why two results cannot be set side by side at all.
_APART: dict[Reason, str] = {
    "other_instrument": _("These are two different questionnaires. Their scores cannot be set side by side."),
    "other_version": _("The questions changed between the two. Their scores cannot be set side by side."),
}
#: Why a difference is only a difference.
_WHY_NOT: dict[Reason, str] = {
    "ipsative": _(
        "These scores put things in order within you. Nobody knows how much such an order wobbles."
    ),
    "interview": _("One of the two was recorded in a conversation, and people answer differently there."),
    "unscored": _("One of the two has no score."),
    "prorated": _("Answers are missing in one of the two, so its score is an estimate."),
    "other_items": _("Different questions were asked in the two."),
    "one_item": _("A single question cannot tell a change from chance."),
    "no_statistics": _("Nobody has published how much these scores differ when nothing has changed."),
    "no_retest": _(
        "What is published says how well the questions go together, not how much the scores differ when "
        "nothing has changed."
    ),
    "no_sd": _("What is published does not say how widely these scores are spread."),
    "small_sample": _("Too few people were asked twice to know how much these scores differ by chance."),
}


def apart(reason: Reason, voice: Voice) -> str:
    """Why two results stand apart."""
    return voice.gettext(_APART[reason])


def why_not(reason: Reason, voice: Voice) -> str:
    """Why there is no verdict."""
    return f"{voice.gettext('No verdict.')} {voice.gettext(_WHY_NOT[reason])}"


def verdict(change: ScaleChange, voice: Voice) -> str:
    """What the difference of one scale means; empty where there is no verdict."""
    tr = voice.gettext
    if change.verdict is None:
        return ""
    if change.verdict == "within_error":
        return tr("A difference this size is common when nothing has changed.")
    limit = plain_number(round(change.limit or 0, 1))
    if change.verdict == "different":
        return tr("Different: up to {limit} is common when nothing has changed.").format(limit=limit)
    said = (
        tr("More than before: up to {limit} is common when nothing has changed.")
        if change.verdict == "higher"
        else tr("Less than before: up to {limit} is common when nothing has changed.")
    )
    return said.format(limit=limit)


def difference(change: ScaleChange, voice: Voice) -> str:
    """From one score to the other, in words."""
    tr = voice.gettext
    if change.difference is None or change.before is None or change.after is None:
        return tr("Not scored both times.")
    if not change.difference:
        return tr("{score} both times.").format(score=plain_number(change.after))
    said = tr("{before}, then {after}: {number} more.")
    if change.difference < 0:
        said = tr("{before}, then {after}: {number} less.")
    return said.format(
        before=plain_number(change.before),
        after=plain_number(change.after),
        number=plain_number(abs(change.difference)),
    )


def signed(change: ScaleChange) -> str:
    """The difference as a figure with its sign: “+3”, “−3”, “0”; a dash where there is none."""
    if change.difference is None:
        return "–"
    sign = "+" if change.difference > 0 else "\N{MINUS SIGN}" if change.difference < 0 else ""
    return f"{sign}{plain_number(abs(change.difference))}"


def lead(changes: Sequence[ScaleChange], names: Sequence[str], spans: Sequence[float], voice: Voice) -> str:
    """What to read first: the verdicts, or the largest difference. *spans* are the widths of the ranges."""
    tr = voice.gettext
    beyond = [
        name for each, name in zip(changes, names, strict=True) if each.verdict not in (None, "within_error")
    ]
    if beyond:
        return tr("More than chance explains: {names}.").format(names=voice.listing(beyond))
    if any(each.verdict for each in changes):
        return tr("No difference here is larger than is common when nothing has changed.")
    moved = [
        (abs(each.difference) / span, name)
        for each, name, span in zip(changes, names, spans, strict=True)
        if each.difference is not None and span
    ]
    if not moved:
        return tr("There are no two scores to compare.")
    most = max(share for share, _name in moved)
    if not most:
        return tr("All scores are the same both times.")
    first = [name for share, name in moved if share > most - 1e-9]
    said = (
        tr("The largest difference is in {names}.")
        if len(first) == 1
        else tr("The largest differences are in {names}.")
    )
    return said.format(names=voice.listing(first))
