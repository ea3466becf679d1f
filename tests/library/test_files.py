"""The library's files: without errors, canonical, and of the meaning that stored sittings know them by."""

from pathlib import Path

import pytest

from coaching_xblock import library
from coaching_xblock.olx.instrument import check, write

FOLDER = Path(library.__file__).parent

#: What sittings keep. Where one differs, the questions or their counting changed: that is a new version of
#: the instrument, and the earlier file stays beside it.
DIGESTS = {
    "first-conversation": "c85e1a8d133370a4b1bb8db7354b5a3c",
    "onet-mini-ip": "90a43b0db6228aa4baa40de61a6d9fd4",
    "onet-ip-short": "78e7ba5d9410ebcb66d900e4e6cd6c64",
    "interest-checklist": "a4eb9e619e026b1a236dea525858bcca",
    "orvis-92": "eaca3de299decaf1ecaa16b50a0a3307",
    "work-values": "39f198f0e60522a531e0e5631bffb371",
    "career-strengths": "359389cb943f119b37db061abfa1b2eb",
    "mini-ipip": "6a00d5b3bcf967f6b21765b82d56f688",
    "ipip-50": "ccb92779dddf25d8150897441e0f7eb3",
}

#: What is said about them and has its reason.
HINTS = {
    # Single numbers from 0 to 10, meant as a way into a conversation.
    "first-conversation": ["rests on one item", "rests on one item"],
    # “Am never bored” and “Don't mind being the center of attention” are keyed so by their authors.
    "career-strengths": ["says “never”"],
    "ipip-50": ["says “n't”"],
}


@pytest.mark.parametrize("name", library.NAMES)
def test_no_errors_and_only_known_hints(name: str) -> None:
    findings = check((FOLDER / f"{name}.xml").read_bytes())
    assert [str(each) for each in findings if each.level == "error"] == []
    known = HINTS.get(name, [])
    assert len(findings) == len(known)
    assert all(hint in each.sentence for hint, each in zip(known, findings, strict=True))


@pytest.mark.parametrize("name", library.NAMES)
def test_files_are_written_as_the_writer_writes(name: str) -> None:
    assert (FOLDER / f"{name}.xml").read_bytes() == write(library.instrument(name))


def test_meanings_are_those_that_sittings_know() -> None:
    assert {name: library.instrument(name).digest for name in library.NAMES} == DIGESTS


def test_every_file_is_offered() -> None:
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.xml")} == set(library.NAMES)


def test_only_the_conversation_is_told_by_its_answers() -> None:
    assert [name for name in library.NAMES if library.instrument(name).told] == ["first-conversation"]
