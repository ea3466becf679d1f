"""`manage.py coaching_lint`: what is missing in the settings of a course, or names nobody."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from xblock.runtime import NullI18nService

from coaching_xblock.host import lms_lint
from coaching_xblock.views import settings as view
from coaching_xblock.views.voice import Voice


class Command(BaseCommand):
    """It reads, and changes nothing."""

    help = "Say what to see to in the coaching settings of courses before people write there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("course", nargs="+", help="the key of a course, such as course-v1:Org+Course+Run")

    def handle(self, *args: Any, **options: Any) -> None:
        voice, missing = Voice(NullI18nService()), 0
        for course in options["course"]:
            found = [view.sentence(each, voice) for each in lms_lint.findings(_key(course))]
            for said in found or ["Nothing to see to."]:
                self.stdout.write(f"{course}: {said}")
            missing += len(found)
        if missing:
            raise CommandError(f"{missing} to see to.")


def _key(course: str) -> Any:
    from opaque_keys import InvalidKeyError
    from opaque_keys.edx.keys import CourseKey

    try:
        return CourseKey.from_string(course)
    except InvalidKeyError:
        raise CommandError(f"{course} is no key of a course.") from None
