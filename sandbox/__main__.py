"""`python -m sandbox`: prepare the demo course and serve it."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time

import django


def main() -> int:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")
    django.setup()
    from . import server

    try:
        listening = server.bind(options.port)
    except server.PortTaken:
        print(
            f"Port {options.port} is taken. Choose another one: make run PORT={options.port + 1}",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not _prepare(options):
            return 1
        print(
            f"The sandbox is open at http://{server.HOST}:{listening.server_port}/  (Ctrl-C ends it)",
            flush=True,
        )
        server.serve(listening)
    except KeyboardInterrupt:
        print("\nBroken off. The next start goes on from here.")
        return 130
    print("\nThe sandbox is closed. What was written stays for the next time.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="the port on this machine (8000)")
    parser.add_argument("--reset", action="store_true", help="forget everything and start afresh")
    parser.add_argument("--no-input", action="store_true", help="never ask, also before a reset")
    return parser.parse_args()


def _prepare(options: argparse.Namespace) -> bool:
    """Bring the database up to date; True when the sandbox can open."""
    from django.conf import settings

    from . import outline, seeding, server

    file = settings.VAR / "sandbox.sqlite3"
    settings.VAR.mkdir(parents=True, exist_ok=True)
    if options.reset and file.exists():
        if not (options.no_input or _agreed()):
            print("Nothing was changed.")
            return False
        print("Starting afresh: what was written here before is gone.", flush=True)
        for left in settings.VAR.glob("sandbox.sqlite3*"):
            left.unlink()
    if not file.exists():
        print("Making the database.", flush=True)
    server.migrate()
    for slug in outline.load_course():
        print(f"Loading the unit {slug}.", flush=True)
    if not seeding.done():
        print("Letting the demo learners and coaches do what they did. This takes some seconds.", flush=True)
        start = time.monotonic()
        count = seeding.seed()
        print(f"{count} learners are in the course ({time.monotonic() - start:.0f} s).", flush=True)
    return True


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return True
    return input("Forget everything that was written in this sandbox? [y/N] ").strip().lower() in ("y", "yes")


if __name__ == "__main__":
    sys.exit(main())
