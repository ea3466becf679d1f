"""`python -m bench`: a line a measure, `name value limit unit ok|short`; ends with 1 if one falls short."""

import os
import sys
import warnings


def main() -> int:
    """Prepare a database in memory, then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    warnings.simplefilter("ignore", DeprecationWarning)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from . import caseload, instruments, journal, occupations, page, queue, save, size, writing

    short = False
    for source in (page, save, size, instruments, occupations, caseload, queue, journal, writing):
        for measure in source.measures():
            print(measure, flush=True)
            short = short or measure.short
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
