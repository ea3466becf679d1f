"""The course: weeks and units from `course/`, and how far somebody is with them."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from . import olx
from .models import Completion, Unit
from .people import Person

FOLDER = Path(__file__).parent / "course"


@dataclass(frozen=True)
class Place:
    """One unit in the outline: whether it asks for something, and how much of that is done."""

    unit: Unit
    blocks: int
    done: int

    @property
    def complete(self) -> bool:
        return 0 < self.blocks == self.done

    @property
    def partly(self) -> bool:
        return 0 < self.done < self.blocks


@dataclass(frozen=True)
class Week:
    title: str
    places: list[Place]


def load_course(again: bool = False) -> list[str]:
    """Bring the units in line with the files; units that an author changed stay, unless *again*.

    Returns the slugs of those that were loaded.
    """
    loaded = []
    position = 0
    slugs = []
    for week in etree.parse(FOLDER / "course.xml").getroot():
        for entry in week:
            position += 1
            slug = str(entry.get("slug"))
            slugs.append(slug)
            text = (FOLDER / f"{slug}.xml").read_bytes()
            digest = hashlib.sha256(text).hexdigest()
            unit = Unit.objects.filter(slug=slug).first() or Unit(slug=slug)
            unit.week, unit.position = week.get("title"), position
            if again or not unit.pk or (not unit.edited and unit.digest != digest):
                unit.digest, unit.edited = digest, False
                olx.load(unit, olx.parse(text))
                loaded.append(slug)
            else:
                unit.save()
    Unit.objects.exclude(slug__in=slugs).delete()
    return loaded


def course_title() -> str:
    return str(etree.parse(FOLDER / "course.xml").getroot().get("title"))


def weeks(person: Person | None) -> list[Week]:
    """The outline, with what *person* has completed."""
    done = _completed(person)
    return [
        Week(title, [Place(unit, len(unit.usages), len(done & set(unit.usages))) for unit in units])
        for title, units in itertools.groupby(Unit.objects.all(), key=lambda unit: unit.week)
    ]


def neighbours(unit: Unit) -> tuple[Unit | None, Unit | None]:
    """The units before and after *unit*."""
    before = Unit.objects.filter(position__lt=unit.position).order_by("-position").first()
    return before, Unit.objects.filter(position__gt=unit.position).order_by("position").first()


def _completed(person: Person | None) -> set[str]:
    if person is None:
        return set()
    return set(Completion.objects.filter(person=person.id, value__gte=1).values_list("usage", flat=True))
