"""`python -m coaching_xblock.olx check FILE...`"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coaching_xblock.olx.__main__ import main
from tests.olx.prompts import small
from tests.olx.small import GOOD, changed


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.xml").write_text(GOOD)
    return str(tmp_path / "good.xml")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.xml").write_text(changed('lang="en"', ""))
    return str(tmp_path / "bad.xml")


def test_nothing_is_said_about_a_good_file(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", good]) == 0
    assert capsys.readouterr().out == ""


def test_errors_are_said_with_their_lines(good: str, bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", good, bad, good]) == 1
    assert capsys.readouterr().out == f"{bad}:2: error: <instrument> needs lang=“…”.\n"


def test_hints_are_no_errors(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(good).write_text(changed("<audience>Testers.</audience>", ""))
    assert main(["check", good]) == 0
    assert capsys.readouterr().out.startswith(f"{good}:2: hint: <audience> is missing")


def test_prompts_are_checked_as_prompts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "prompts.xml").write_text(small.GOOD)
    (tmp_path / "closed.xml").write_text(small.changed("What went well?", "Did it go well?"))
    (tmp_path / "bad.xml").write_text(small.changed('answer="2"', 'answer="9"'))
    names = [str(tmp_path / f"{name}.xml") for name in ("prompts", "closed", "bad")]
    assert main(["check", *names]) == 1
    closed, bad = capsys.readouterr().out.splitlines()
    assert closed.startswith(
        f"{names[1]}:33: hint: Could be answered with yes or no. Perhaps: “What did it …?”"
    )
    assert bad == f"{names[2]}:2: error: answer= asks for 9 prompts; there are 3."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: error: The file does not start with <instrument> or <prompts>."),
        (
            "\n<prompt/>",
            "2: error: The file does not start with <instrument> or <prompts>, but with <prompt>.",
        ),
        ("<promptset id='a'></b>", "1: error: <promptset> of line 1 is closed by </b>."),
        ("<!-- <prompts> --><instrument/>", "1: error: <instrument> needs id=“…”."),
        ("\ufeff<?x?><prompts/>", "1: error: <?x?> is not allowed here."),
        ("<!DOCTYPE prompts><prompts/>", "1: error: A document type is not allowed here."),
    ],
)
def test_a_file_says_what_it_is(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file.xml").write_text(text)
    assert main(["check", str(tmp_path / "file.xml")]) == 1
    assert capsys.readouterr().out.splitlines()[0] == f"{tmp_path}/file.xml:{said}"


@pytest.mark.parametrize("name", ["no-such.xml", ".", ""])
def test_what_cannot_be_read_is_said(
    name: str, good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / name) if name else ""
    assert main(["check", path, good]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:0: error: The file cannot be read: ")


@pytest.mark.parametrize("arguments", [[], ["check"], ["chek", "x"], ["check", "--fast", "x"]])
def test_arguments_without_sense(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m coaching_xblock.olx" in capsys.readouterr().err


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    """Fifty gigabytes of nothing: a sparse file that no machine of ours could hold."""
    with (tmp_path / "huge.xml").open("wb") as file:
        os.truncate(file.fileno(), 50_000_000_000)
    command = [sys.executable, "-m", "coaching_xblock.olx", "check", str(tmp_path / "huge.xml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    assert "huge.xml:0: error: The file is larger than 500000 bytes." in done.stdout


def test_a_poor_terminal_gets_its_lines_too(bad: str) -> None:
    command = [sys.executable, "-m", "coaching_xblock.olx", "check", bad]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert done.returncode == 1
    assert b"<instrument> needs lang=\\u201c\\u2026\\u201d." in done.stdout
