"""`python -m coaching_xblock.olx check FILE...`: what is wrong with files of questionnaires or prompts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .finding import Finding
from .formats import check
from .source import MAX_BYTES


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the findings of each file. Returns 1 if one is an error; arguments without sense exit with 2."""
    parser = argparse.ArgumentParser(prog="python -m coaching_xblock.olx", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser(
        "check", help="check files of questionnaires and prompts; the exit status is 1 if one has errors"
    )
    checking.add_argument("files", nargs="+", metavar="FILE")
    failed = False
    for name in parser.parse_args(arguments).files:
        for finding in _findings(name):
            failed = failed or finding.level == "error"
            _say(f"{name}:{finding.line}: {finding.level}: {finding.sentence}")
    return int(failed)


def _findings(name: str) -> list[Finding]:
    """The findings of a file, of which no more is read than the largest could need."""
    try:
        with open(name, "rb") as file:
            return check(file.read(MAX_BYTES + 1))
    except OSError as error:
        return [Finding(0, f"The file cannot be read: {error.strerror}.")]


def _say(line: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding))


if __name__ == "__main__":
    sys.exit(main())
