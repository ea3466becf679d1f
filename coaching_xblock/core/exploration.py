"""Looking through occupations from a result: what they are compared with, and in which groups they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import matching, report
from .errors import Forbidden, NotFound
from .matching import Firsts, Prepared, Profile
from .occupation import Occupation
from .sitting import Sitting
from .words import Locked

#: Occupations by the name of their group, the nearest group first, within each by title.
Groups = Mapping[str, tuple[Occupation, ...]]


@dataclass(frozen=True)
class Look:
    """What a learner looks for in the list of occupations, and where they are in it."""

    words: str = ""
    #: Usual preparations in the US, 1 to 5; any where there are none.
    zones: tuple[int, ...] = ()
    group: str = ""
    page: int = 1
    #: Also where the areas are too close to rank.
    anyway: bool = False
    #: The O*NET-SOC code of the occupation at whose line reading goes on; empty for the top.
    soc: str = ""


@dataclass(frozen=True)
class Basis:
    """What of a result occupations are compared with: its interests, or its two first values."""

    #: The sitting's id, and what its result called the areas or values, by id.
    sitting: str
    names: Mapping[str, str] = field(default_factory=dict)
    profile: Profile | None = None
    firsts: Firsts | None = None

    @property
    def clear(self) -> bool:
        """Does it say enough for a list?"""
        if self.profile is not None:
            return self.profile.flat == "no"
        return self.firsts is not None and self.firsts.clear

    @property
    def nearly_flat(self) -> bool:
        """Are its areas too close to rank, but not all alike? Then there is a list for those who insist."""
        return self.profile is not None and self.profile.flat == "nearly"


def basis(found: Sitting) -> Basis | None:
    """The basis that a finished sitting offers: the scores as its result showed them, never computed again.

    None where it leads to no occupations, or its words are locked.
    """
    shown = found.shown
    if found.stage != "finished" or shown is None or isinstance(shown, Locked):
        return None
    subject, scores = shown["subject"], report.scores(shown)
    names = {each["id"]: each["name"] for each in shown["scales"]}
    profile = matching.profile_told(subject, scores, near=shown["flat"])
    firsts = matching.firsts(subject, scores)
    return Basis(found.id, names, profile, firsts) if profile or firsts else None


def required(found: Sitting) -> Basis:
    """The basis of a sitting. Raises `Forbidden` where it is locked, `NotFound` where it leads nowhere."""
    if isinstance(found.shown, Locked):
        raise Forbidden("locked")
    mine = basis(found)
    if mine is None:
        raise NotFound("no_occupations")
    return mine


def groups(mine: Basis, prepared: Prepared, anyway: bool = False) -> Groups:
    """The occupations that resemble *mine*; no groups where it is too flat or too unclear to say."""
    if mine.profile is not None:
        found = matching.match(mine.profile, prepared, anyway).groups
        return {str(name): occupations for name, occupations in found.items()}
    if mine.firsts is None or not mine.clear:
        return {}
    met = matching.match_values(mine.firsts, prepared)
    return {"both": met.both, "tied": met.tied}


def group_of(groups: Groups, occupation: Occupation) -> str:
    """The name of the group that holds *occupation*, or the empty string."""
    return next((name for name, found in groups.items() if occupation in found), "")
