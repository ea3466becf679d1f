"""The occupations of the O*NET database: loaded once, when somebody first asks, and then kept."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from operator import itemgetter
from sys import intern
from threading import Lock

from coaching_xblock.core.errors import NotFound
from coaching_xblock.core.instrument import Licence, Link
from coaching_xblock.core.matching import Prepared, prepare
from coaching_xblock.core.occupation import AREAS, VALUES, Occupation

#: A skill counts as important from here on: “Important” on O*NET's scale from 1 (Not Important) to 5
#: (Extremely Important). At most so many are named, the most important first.
IMPORTANT = 3.0
MOST_SKILLS = 6
#: Words of a search that are looked for; more would only find less.
MOST_WORDS = 8

LICENCE = Licence(
    id="CC-BY-4.0",
    href="https://creativecommons.org/licenses/by/4.0/",
    attribution=(
        "This page includes information from the ",
        Link("O*NET 29.3 Database", "https://www.onetcenter.org/database.html"),
        " by the ",
        Link(
            "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
            "https://www.dol.gov/agencies/eta",
        ),
        ". Used under the ",
        Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        " license. O*NET® is a trademark of USDOL/ETA. The authors of this software have modified all or some"
        " of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.",
    ),
)

_FOLDER = "occupations"
_LOADING = Lock()
_Row = dict[str, str]


def prepared() -> Prepared:
    """All 923 occupations by title, ready for `matching.match`."""
    with _LOADING:  # a cache alone lets two threads load at the same time
        return _prepared()


def by_soc(soc: str) -> Occupation:
    """The occupation with this O*NET-SOC code. Raises `NotFound`."""
    with _LOADING:
        found = _by_soc().get(soc)
    if found is None:
        raise NotFound("no_occupation")
    return found


def search(words: str, zones: Collection[int] = (), limit: int = 25) -> tuple[Occupation, ...]:
    """The occupations that name all *words*, at most *limit*: those with all of them in the title first.

    A word matches the beginning of a word, whatever its case and accents. With *zones*, only those of that
    preparation. Within both groups by title. Nothing for no words.
    """
    wanted = [(word, re.compile(rf"\b{word}")) for word in re.findall(r"\w+", _folded(words))[:MOST_WORDS]]
    if not wanted:
        return ()
    titled, described = [], []
    for occupation in of_preparation(prepared().occupations, zones):
        title = _folded(occupation.title)
        if _has(title, wanted):
            titled.append(occupation)
        elif _has(f"{title} {_folded(occupation.description)}", wanted):
            described.append(occupation)
    return tuple((titled + described)[:limit])


def of_preparation(occupations: Iterable[Occupation], zones: Collection[int]) -> tuple[Occupation, ...]:
    """Those of *occupations* whose usual preparation in the US is one of *zones*; all for no zones."""
    return tuple(each for each in occupations if not zones or each.zone in zones)


@cache
def _prepared() -> Prepared:
    extents = {row["soc"]: row for row in _rows("onet_work_values.csv")}
    skills = {row.pop("soc"): _important(row) for row in _rows("onet_skills_importance.csv")}
    return prepare(_occupation(row, extents, skills) for row in _rows("onet_occupations.csv"))


@cache
def _by_soc() -> Mapping[str, Occupation]:
    return {occupation.soc: occupation for occupation in _prepared().occupations}


def _rows(name: str) -> Iterator[_Row]:
    with (files(__package__) / _FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _occupation(row: _Row, extents: Mapping[str, _Row], skills: Mapping[str, tuple[str, ...]]) -> Occupation:
    soc = row["soc"]
    values = tuple(intern(name.lower().replace(" ", "_")) for name in row["top_values"].split("|") if name)
    return Occupation(
        soc=soc,
        title=row["title"],
        description=row["description"],
        zone=int(row["job_zone"]),
        interests=tuple(float(row[area]) for area in AREAS),
        values=values,
        tied=_tied(values, extents.get(soc)),
        skills=skills.get(soc, ()),
        skills_described=soc in skills,
    )


def _tied(values: tuple[str, ...], extents: _Row | None) -> tuple[str, ...]:
    """The values as strong as the last of those published, which had no place among them."""
    if not values or extents is None:
        return ()
    return tuple(value for value in VALUES if value not in values and extents[value] == extents[values[-1]])


def _important(row: _Row) -> tuple[str, ...]:
    rated = [(name, float(importance)) for name, importance in row.items()]
    ordered = sorted((each for each in rated if each[1] >= IMPORTANT), key=itemgetter(1), reverse=True)
    return tuple(intern(name) for name, _ in ordered[:MOST_SKILLS])


def _has(text: str, wanted: Iterable[tuple[str, re.Pattern[str]]]) -> bool:
    # Most texts fail the plain look, which costs a tenth of the pattern.
    return all(word in text and pattern.search(text) for word, pattern in wanted)


def _folded(text: str) -> str:
    """*text* without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()
