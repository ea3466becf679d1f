"""What an author sees in Studio beside the learner's first page: rules in words, facts, sample results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coaching_xblock.core import address, moment, report, sample
from coaching_xblock.core.instrument import Instrument
from coaching_xblock.core.retake import Retake
from coaching_xblock.core.sample import Level
from coaching_xblock.core.sitting import Sitting

from . import report as reports
from .voice import Voice

_AREAS = {"R", "I", "A", "S", "E", "C"}


def facts(instrument: Instrument, voice: Voice) -> list[tuple[str, str]]:
    """What helps to choose a questionnaire, as pairs of a term and what it is here."""
    _ = voice.gettext
    told = [(_("For whom"), instrument.audience), (_("What is counted"), _counted(instrument, voice))]
    told.append((_("Licence"), _terms(instrument, voice)))
    if instrument.interview:
        told.append((_("Together"), _("Coach and learner may also fill it in together, in conversation.")))
    return [(term, said) for term, said in told if said]


def rules(authored: Mapping[str, Any], instrument: Instrument, voice: Voice) -> list[str]:
    """The author's rules in words; *authored* are the fields by name, which OLX can fill with anything."""
    return [*_again(authored, voice), *_shared(authored, voice), *_local(authored, instrument, voice)]


def levels(instrument: Instrument, voice: Voice, chosen: str = "") -> list[dict[str, Any]]:
    """The kinds of invented answers that make a difference for *instrument*."""
    _ = voice.gettext
    if not instrument.scales:
        names: dict[Level, str] = {"middle": _("Invented answers")}
    elif instrument.ipsative:
        names = {
            "high": _("The first named first"),
            "low": _("The last named first"),
            "middle": _("Each in turn"),
        }
    else:
        names = {"low": _("Lowest answers"), "middle": _("Middle answers"), "high": _("Highest answers")}
    if len(instrument.scales) > 1 and not instrument.ipsative:
        names["mixed"] = _("From highest to lowest")
    return [
        {"level": level, "label": label, "here": level == chosen, "other": level != chosen}
        for level, label in names.items()
    ]


def sampled(instrument: Instrument, level: Level, voice: Voice) -> dict[str, Any]:
    """The result of invented answers, as `report.report` shows a learner's."""
    now = moment.now()
    given = sample.answers(instrument, level, voice.gettext("An invented answer."))
    found = Sitting(
        "sample",
        instrument.id,
        instrument.digest,
        "finished",
        started=now,
        changed=now,
        finished=now,
        answered=len(given),
        answers=given,
        shown=report.build(instrument, given),
    )
    label = next((each["label"] for each in levels(instrument, voice) if each["level"] == level), "")
    return {"report": reports.report(found, instrument, voice), "label": label}


def _counted(instrument: Instrument, voice: Voice) -> str:
    if not instrument.scales:
        return voice.gettext("Nothing. Answers are read as they were given.")
    return voice.listing([scale.name for scale in instrument.scales])


def _terms(instrument: Instrument, voice: Voice) -> str:
    _ = voice.gettext
    may = (
        _("You may edit and translate it.")
        if instrument.editable
        else _("Words, order and answers stay as they are, and it is not translated.")
    )
    return f"{', '.join(dict.fromkeys(each.id for each in instrument.licences))}. {may}"


def _again(authored: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    _ = voice.gettext
    rule = Retake.of(authored["retake"], authored["retake_days"])
    said = {
        "any": _("Learners may take it again at any time. Earlier results stay."),
        "never": _("Learners take it once."),
        "after": voice.ngettext(
            "Learners may take it again {number} day after they finished. Earlier results stay.",
            "Learners may take it again {number} days after they finished. Earlier results stay.",
            rule.days,
        ),
    }
    yield said[rule.rule]


def _shared(authored: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    _ = voice.gettext
    said = {
        "learner": _("Each learner decides whether the coaches read a result."),
        "offered": _("At the end learners are asked whether the coaches may read the result."),
        "read": _(
            "The coaches read each result, unless the learner keeps it. Learners are told before the first "
            "question."
        ),
    }
    yield said[authored["sharing"]]


def _local(authored: Mapping[str, Any], instrument: Instrument, voice: Voice) -> Iterator[str]:
    _ = voice.gettext
    if not set(instrument.scale) >= _AREAS:
        return
    link = address.web(authored["careers_link"])
    if link:
        yield _("Beside occupations stands your link to what holds here: {link}").format(link=link)
    else:
        yield _("Occupations are described for the United States. You can add a link to what holds here.")
