"""What a learner sees of occupations: the offer below a result, the list with its search, and one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from coaching_xblock.core import limits
from coaching_xblock.core.exploration import Basis, Groups, Look, group_of
from coaching_xblock.core.instrument import Licence
from coaching_xblock.core.occupation import Occupation

from . import likeness
from .licence import attribution
from .voice import Voice

Fields = list[tuple[str, str | int]]
_ZONES = range(1, 6)


def offer(basis: Basis | None, voice: Voice, *, shortlisted: bool) -> dict[str, Any]:
    """The section below a result that leads to occupations, if there is one, and to what is *shortlisted*."""
    if basis is None:
        return {"careers": {}, "shortlist_alone": shortlisted}
    _ = voice.gettext
    label = _("See occupations") if basis.clear else _("Look up occupations")
    offered = {
        "title": _title(basis, voice),
        "text": likeness.lead(basis, voice),
        "label": _("Show me anyway") if basis.nearly_flat else label,
        "fields": fields(basis, Look(anyway=basis.nearly_flat)),
    }
    return {"careers": offered, "shortlist_alone": False}


def listing(
    basis: Basis,
    groups: Groups,
    lines: Sequence[Occupation],
    total: int,
    look: Look,
    voice: Voice,
    *,
    kept: Collection[str],
    moved: bool,
    link: str,
    licence: Licence,
) -> dict[str, Any]:
    """The list: *lines* of one page out of *total*, of the search or the group in *look*.

    *kept* are the codes of those on the shortlist. Somebody who *moved* reads on at the list itself. *link*
    leads to local careers information, or is empty.
    """
    named = voice.gettext("Occupations that name “{words}”").format(words=look.words)
    none = "" if lines else _none(look, voice)
    return {
        "title": _title(basis, voice),
        "lead": likeness.lead(basis, voice),
        "caveats": f"{_caveats(basis, voice)} {_another_day(voice)}",
        "link": link,
        "anyway": fields(basis, Look(anyway=True)) if basis.nearly_flat and not groups else [],
        "others": [_group(name, basis, look, voice) for name in groups if look.words or name != look.group],
        "search": _search(basis, look, voice),
        "label": named if look.words else likeness.group(look.group, voice),
        "order": "" if look.words else voice.gettext("In order of title, not of likeness."),
        "shown": bool(look.words or groups),
        "moved": moved,
        "lines": [_line(each, basis, groups, look, voice, each.soc in kept) for each in lines],
        "none": none,
        "found": none
        or voice.ngettext("{number} occupation in this list.", "{number} occupations in this list.", total),
        "paging": _paging(basis, look, total, voice),
        "mine": [("sitting", basis.sitting), ("about", "occupations")],
        "licences": licences(licence),
    }


def work(
    occupation: Occupation, basis: Basis | None, groups: Groups, voice: Voice, *, link: str
) -> dict[str, Any]:
    """One occupation: what it is, why it fits and where it does not; without a *basis* only what it is."""
    _ = voice.gettext
    name = group_of(groups, occupation)
    interests = basis is not None and basis.profile is not None
    undescribed = _("None is rated as important.") if occupation.skills_described else ""
    return {
        "description": occupation.description,
        "why": likeness.why(name, occupation, basis, voice) if basis else [],
        "table": likeness.table(occupation, basis, voice) if basis else [],
        "table_name": _("The six areas, each beside its own average") if interests else _("The six values"),
        "area": _("Area") if interests else _("Value"),
        "preparation": _preparation(occupation.zone, voice),
        "skills": voice.listing(occupation.skills),
        "no_skills": undescribed or _("They are not described."),
        "caveats": _caveats(basis, voice) if basis else "",
        "link": link,
        "more": f"https://www.onetonline.org/link/summary/{occupation.soc}",
        "plainer": f"https://www.mynextmove.org/profile/summary/{occupation.soc}",
    }


def licences(licence: Licence) -> list[list[dict[str, str]]]:
    """The attribution of the occupations, as ``shared/licence.html`` shows it."""
    return [attribution(licence)]


def fields(basis: Basis, look: Look, **changed: str | int) -> Fields:
    """The fields of a form that leads to this place in the list, but for what is *changed*."""
    place: dict[str, str | int] = {
        "sitting": basis.sitting,
        "words": look.words,
        **{f"zone{zone}": "yes" for zone in look.zones},
        "group": look.group,
        "page": look.page if look.page > 1 else "",
        "anyway": "yes" if look.anyway else "",
        **changed,
    }
    return [(name, value) for name, value in place.items() if value]


def _title(basis: Basis, voice: Voice) -> str:
    _ = voice.gettext
    if basis.profile is not None:
        return _("Work that resembles your interests")
    return _("Work that meets your first values")


def _caveats(basis: Basis, voice: Voice) -> str:
    _ = voice.gettext
    only = (
        _("This looks at interests only, not at ability, pay, openings or your circumstances.")
        if basis.profile is not None
        else _("This looks at values only, not at ability, pay, openings or your circumstances.")
    )
    local = _("The occupations are described for the United States: check locally.")
    return f"{only} {local}"


def _another_day(voice: Voice) -> str:
    return voice.gettext("Another day your answers may differ a good deal, and this list with them.")


def _group(name: str, basis: Basis, look: Look, voice: Voice) -> dict[str, Any]:
    return {
        "label": likeness.group(name, voice),
        "fields": fields(basis, look, group=name, words="", page=""),
    }


def _search(basis: Basis, look: Look, voice: Voice) -> dict[str, Any]:
    _ = voice.gettext
    words = _zone_words(voice)
    chosen = voice.listing([words[zone] for zone in look.zones]) or _("any")
    return {
        "words": look.words,
        "most": limits.SEARCH_CHARACTERS,
        "zones": [
            {"name": f"zone{zone}", "label": words[zone], "chosen": zone in look.zones} for zone in _ZONES
        ],
        "preparation": _("Usual preparation in the US: {chosen}").format(chosen=chosen),
        "fields": fields(basis, Look(anyway=look.anyway, group=look.group)),
    }


def _line(
    occupation: Occupation, basis: Basis, groups: Groups, look: Look, voice: Voice, kept: bool
) -> dict[str, Any]:
    said = likeness.brief(occupation, basis, voice)
    near = likeness.band(group_of(groups, occupation), basis, voice) if look.words else ""
    return {
        "title": occupation.title,
        "why": f"{near} {said}".strip(),
        "kept": voice.gettext("On your shortlist.") if kept else "",
        "here": occupation.soc == look.soc,
        "fields": fields(basis, look, soc=occupation.soc),
    }


def _none(look: Look, voice: Voice) -> str:
    _ = voice.gettext
    if look.words and look.zones:
        return _("None found with this preparation. Try another word, or any preparation.")
    if look.words:
        return _("None found. Try another word, or only its beginning. The descriptions are in English.")
    return _("None in this group with this preparation.") if look.zones else _("None in this group.")


def _paging(basis: Basis, look: Look, total: int, voice: Voice) -> dict[str, Any]:
    last = -(-total // limits.PAGE_SIZE)
    label = voice.gettext("Page {page} of {pages}").format(page=look.page, pages=last)
    return {
        "label": label if last > 1 else "",
        "back": fields(basis, look, page=look.page - 1) if look.page > 1 else [],
        "on": fields(basis, look, page=look.page + 1) if look.page < last else [],
    }


def _zone_words(voice: Voice) -> dict[int, str]:
    """O*NET's job zones in a word (https://www.onetonline.org/help/online/zones)."""
    _ = voice.gettext
    return dict(
        zip(
            _ZONES,
            (_("little or none"), _("some"), _("medium"), _("considerable"), _("extensive")),
            strict=True,
        )
    )


def _preparation(zone: int, voice: Voice) -> str:
    """A job zone in a sentence."""
    _ = voice.gettext
    return {
        1: _("Little or none; sometimes a high school diploma."),
        2: _("Some; usually a high school diploma."),
        3: _("Medium; usually vocational training, experience on the job, or an associate's degree."),
        4: _("Considerable; usually a four-year bachelor's degree, but not always."),
        5: _("Extensive; usually graduate school."),
    }[zone]
