"""An occupation as it is described: the work, the interests and values it meets, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

#: The six interest areas, in the order in which interests are given everywhere.
AREAS = ("R", "I", "A", "S", "E", "C")

#: The six work values.
VALUES = ("achievement", "working_conditions", "recognition", "relationships", "support", "independence")


@dataclass(frozen=True, slots=True)
class Occupation:
    """One of O*NET's occupations, described for the United States."""

    #: Its O*NET-SOC code, such as ``11-1011.00``.
    soc: str
    title: str
    description: str
    #: Usual preparation in the US, from 1 (little or none) to 5 (extensive).
    zone: int
    #: How much it has of each of `AREAS`, 1 to 7.
    interests: tuple[float, ...]
    #: The ids of the work values it meets most, as published, strongest first; empty where not described.
    values: tuple[str, ...] = ()
    #: Values that it meets as much as the last of these, which the published three left out.
    tied: tuple[str, ...] = ()
    #: The names of its important skills, most important first; empty where not described.
    skills: tuple[str, ...] = ()
    #: Are its skills described at all?
    skills_described: bool = False
