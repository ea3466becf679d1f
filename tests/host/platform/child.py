"""A process of its own, with its own connections: ``python -m tests.host.platform.child JSON``."""

import json
import os
import sys
import time
from collections.abc import Callable


def main(settings, act, **options):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from tests.host.platform import databases, modules

    with databases.default(settings), modules.installed():
        ACTS[act](**options)


def hold(writer, person):
    """Lock a row, write it, and never commit."""
    from coaching_xblock.host.record import RecordSlot
    from tests.host.probe import sitting

    write = RecordSlot.write

    def stall(slot, stored):
        write(slot, stored)
        print("written, not committed", flush=True)
        time.sleep(60)

    RecordSlot.write = stall
    block = _block(writer)
    with block.host.editing(block, person) as state:
        state.sittings = [*state.sittings, sitting("never", note="never")]


def mixed(name, coach, people, writes):
    """Write by turns on the rows of *people*: as each of them, or as *coach* if there is one."""
    from tests.host.probe import sitting

    blocks = {person: _block(coach or int(person)) for person in people}
    for n in range(writes):
        person = people[n % len(people)]
        block = blocks[person]
        with block.host.editing(block, person) as state:
            if coach:
                lines = state.access_log.get("lines", [])
                state.access_log = {"lines": [*lines, f"{name}{n}"]}
            else:
                state.sittings = [*state.sittings, sitting(f"{name}{n}", note=f"note {name}{n}")]


def reseal(keys):
    """Move all rows to the first of *keys*, telling of each."""
    from django.core.management import call_command
    from django.test import override_settings

    with override_settings(COACHING_KEYS=keys):
        call_command("coaching_reseal", batch=1)


def _block(user):
    from django.contrib.auth import get_user_model

    from tests.host.platform import runtime
    from tests.host.probe import Probe

    return runtime.lms_block(Probe, get_user_model().objects.get(pk=user))


ACTS: dict[str, Callable] = {"hold": hold, "mixed": mixed, "reseal": reseal}

if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
