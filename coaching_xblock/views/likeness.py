"""Why an occupation resembles a result and where it does not, in words: never a number, never a rank."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_xblock.core import matching
from coaching_xblock.core.exploration import Basis
from coaching_xblock.core.matching import Firsts, Profile
from coaching_xblock.core.occupation import AREAS, VALUES, Occupation

from .voice import Voice

#: One row of the table in which both stand side by side: name, the learner's, the occupation's.
Row = tuple[str, str, str]


def group(name: str, voice: Voice) -> str:
    """The heading of a group of occupations."""
    _ = voice.gettext
    return {
        "very_similar": _("Interests very similar"),
        "similar": _("Interests similar"),
        "somewhat_similar": _("Interests somewhat similar"),
        "both": _("Meets both first values"),
        "tied": _("Meets both, one of them in a tie"),
    }.get(name, "")


def lead(basis: Basis, voice: Voice) -> str:
    """What the list is, or why there is none, in a sentence or two."""
    _ = voice.gettext
    if basis.nearly_flat:
        return _("Your six areas are too close to rank, so a list of occupations says little.")
    if basis.clear and basis.firsts is not None:
        text = _("Occupations that are described as meeting {values}. Something to explore, not advice.")
        return text.format(values=_firsts(basis, basis.firsts, voice))
    if basis.clear:
        return _(
            "Occupations that are described with interests like yours. Something to explore, not advice."
        )
    return f"{_unclear(basis, voice)} {_('You can still look occupations up.')}"


def brief(occupation: Occupation, basis: Basis, voice: Voice) -> str:
    """One line: what both share, and where the occupation differs."""
    _ = voice.gettext
    if basis.profile is None:
        values = _("Its top values: {values}.").format(values=_listing(occupation.values, basis, voice))
        return values if occupation.values else _("Its values are not described.")
    if basis.profile.flat == "flat":
        return ""
    shared, lacking, more, less = _compared(occupation, basis.profile, basis, voice)
    both = _("You share {areas}.") if shared else _("You share having less {areas}.")
    differs = {
        (True, True): _("It has more {more} and less {less}."),
        (True, False): _("It has more {more}."),
        (False, True): _("It has less {less}."),
    }.get((bool(more), bool(less)), "")
    parts = [both.format(areas=shared or lacking) if shared or lacking else ""]
    return " ".join(filter(None, [*parts, differs.format(more=more, less=less)]))


def band(name: str, basis: Basis, voice: Voice) -> str:
    """In which group of the list an occupation is; nothing where there is no list."""
    if name:
        return f"{group(name, voice)}."
    return voice.gettext("Interests not similar.") if basis.profile and basis.clear else ""


def why(name: str, occupation: Occupation, basis: Basis, voice: Voice) -> list[str]:
    """Sentences: how near, why it fits, and where it does not. *name* is that of its group, or empty."""
    if basis.firsts is not None:
        return _why_values(occupation, basis.firsts, basis, voice)
    if basis.profile is None or basis.profile.flat == "flat":
        return [_unclear(basis, voice)]
    return [_near(name, basis, voice), *_why_interests(occupation, basis.profile, basis, voice)]


def table(occupation: Occupation, basis: Basis, voice: Voice) -> list[Row]:
    """The learner and the occupation side by side, in words; nothing where there is nothing to compare."""
    _ = voice.gettext
    names = basis.names
    if basis.profile is not None and basis.profile.flat != "flat":
        said = {"more": _("more"), "near": _("average"), "less": _("less")}
        mine = matching.stands(basis.profile.shape)
        its = matching.stands(matching.shape(occupation.interests))
        return [(names[area], said[mine[area]], said[its[area]]) for area in AREAS]
    if basis.firsts is None or not occupation.values:
        return []
    own = dict.fromkeys(VALUES, _("later")) | dict.fromkeys(basis.firsts.tied, _("tied"))
    own |= dict.fromkeys(basis.firsts.sure, _("first"))
    top = dict.fromkeys(VALUES, _("less")) | dict.fromkeys(occupation.tied, _("tied"))
    top |= dict.fromkeys(occupation.values, _("most"))
    return [(names[value], own[value], top[value]) for value in VALUES]


def _unclear(basis: Basis, voice: Voice) -> str:
    _ = voice.gettext
    if basis.firsts is not None:
        return _("Too many of your values tie for the first places to say which two they are.")
    return _("Your six areas are all alike, so no occupation resembles them more than another.")


def _firsts(basis: Basis, first: Firsts, voice: Voice) -> str:
    """A learner's two first values as a phrase that says which of them tie."""
    _ = voice.gettext
    sure, tied = _listing(first.sure, basis, voice), _listing(first.tied, basis, voice)
    if not tied:
        return sure
    if not sure:
        return _("two of {tied}, which tie").format(tied=tied)
    return _("{sure} and one of {tied}, which tie").format(sure=sure, tied=tied)


def _near(name: str, basis: Basis, voice: Voice) -> str:
    _ = voice.gettext
    if basis.nearly_flat:
        return _("Your six areas are too close to rank: do not read much into this.")
    return {
        "very_similar": _("Its interests are very similar to your answers."),
        "similar": _("Its interests are similar to your answers."),
        "somewhat_similar": _("Its interests are somewhat similar to your answers."),
    }.get(name) or _("Its interests are not similar to your answers. That closes nothing to you.")


def _why_interests(occupation: Occupation, mine: Profile, basis: Basis, voice: Voice) -> list[str]:
    _ = voice.gettext
    shared, lacking, more, less = _compared(occupation, mine, basis, voice)
    fits = _("Where it fits: both have more {areas} than other areas.")
    if not shared:
        fits = _("Where it fits: both have less {areas} than other areas.") if lacking else ""
    differs = {
        (True, True): _("Where it does not: this work has more {more} and less {less} than your answers."),
        (True, False): _("Where it does not: this work has more {more} than your answers."),
        (False, True): _("Where it does not: this work has less {less} than your answers."),
    }.get((bool(more), bool(less)), "")
    return [*filter(None, [fits.format(areas=shared or lacking), differs.format(more=more, less=less)])]


def _compared(occupation: Occupation, mine: Profile, basis: Basis, voice: Voice) -> tuple[str, str, str, str]:
    """What both have more of, and less of; what the occupation has more of than the answers, and less of.

    Of what both have more of, only that in which it shows is named, or all where it shows in nothing.
    """
    fit = matching.fit(mine, occupation)
    own, its = matching.stands(mine.shape), matching.stands(matching.shape(occupation.interests))
    shared = [area for area in fit.shared if own[area] == its[area] == "more"] or fit.shared
    more = [each.area for each in fit.differs if each.more == "occupation"]
    less = [each.area for each in fit.differs if each.more == "person"]
    one, two, three, four = (_listing(each, basis, voice) for each in (shared, fit.lacking, more, less))
    return one, two, three, four


def _why_values(occupation: Occupation, first: Firsts, basis: Basis, voice: Voice) -> list[str]:
    _ = voice.gettext
    if not occupation.values:
        return [_("The values that this work meets are not described.")]
    mine, its = (*first.sure, *first.tied), (*occupation.values, *occupation.tied)
    shared = _listing([value for value in its if value in mine], basis, voice)
    other = _listing([value for value in occupation.values if value not in mine], basis, voice)
    lacking = _listing([value for value in mine if value not in its], basis, voice)
    fits = _("Where it fits: of your first values it is described as meeting {values}.")
    return [
        fits.format(values=shared)
        if shared
        else _("It is described as meeting other values than your first. That closes nothing to you."),
        *([_("Where it does not: it offers less {values}.").format(values=lacking)] if lacking else []),
        *([_("It also offers {values}, which came later for you.").format(values=other)] if other else []),
    ]


def _listing(ids: Sequence[str], basis: Basis, voice: Voice) -> str:
    return voice.listing([basis.names[each] for each in ids])
