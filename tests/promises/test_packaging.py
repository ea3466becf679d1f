"""What is in the folders is what an operator installs, however it is installed."""

import json
import os
import shutil
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.promises.building import build, run

#: Folder of the repository -> where its files stand in the wheel, and which of them ship.
SHIPPED = {
    "static/coaching": ("coaching_xblock/static/coaching", "*"),
    "templates": ("coaching_xblock/templates", "*"),
    "coaching_xblock/library": ("coaching_xblock/library", "*"),
    "coaching_xblock/conf/locale": ("coaching_xblock/conf/locale", "*"),
    "coaching_xblock/olx": ("coaching_xblock/olx", "*"),
    "coaching_xblock/core": ("coaching_xblock/core", "*.py"),
    "coaching_xblock/host": ("coaching_xblock/host", "*.py"),
    "coaching_xblock/management": ("coaching_xblock/management", "*.py"),
    "coaching_xblock/views": ("coaching_xblock/views", "*.py"),
}
LINKS = {
    "coaching_xblock/static": "../static",
    "coaching_xblock/templates": "../templates",
    "coaching_xblock/translations": "conf/locale",
}
#: Asked of an interpreter that knows only one way of finding the package.
FIND = """
import json
from importlib.resources import files
top = files("coaching_xblock")
names = ["static/coaching", "templates/shared", "library", "py.typed"]
print(json.dumps([str(top), [name for name in names if not (top / name).exists()],
    sum(1 for path in (top / "static" / "coaching").rglob("*.js"))]))
"""


def files_of(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def below(folder: Path, pattern: str) -> set[str]:
    found = (path for path in folder.rglob(pattern) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix() for path in found}


def find(python: Path | str, cwd: Path, **env: str) -> tuple[str, list[str], int]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    top, missing, scripts = json.loads(run(python, "-c", FIND, cwd=cwd, env={**clean, **env}))
    return top, missing, scripts


def scripts_in(source: Path) -> int:
    return len(list((source / "static" / "coaching").rglob("*.js")))


@pytest.mark.parametrize("folder", SHIPPED)
def test_wheel_holds_what_the_folder_holds(built, folder):
    inside, pattern = SHIPPED[folder]
    shipped = {
        name.removeprefix(f"{inside}/") for name in files_of(built.wheel) if name.startswith(f"{inside}/")
    }
    assert shipped == below(built.source / folder, pattern)


def test_wheel_holds_the_mark_of_a_typed_package(built):
    assert "coaching_xblock/py.typed" in files_of(built.wheel)


def test_wheel_holds_the_package_and_its_record_only(built):
    tops = {name.split("/")[0] for name in files_of(built.wheel)}
    assert len(tops) == 2
    assert "coaching_xblock" in tops


def test_wheel_built_from_the_source_archive_is_the_same(built):
    with zipfile.ZipFile(built.wheel) as one, zipfile.ZipFile(built.wheel_of_sdist) as other:
        assert {each.filename: each.CRC for each in one.infolist()} == {
            each.filename: each.CRC for each in other.infolist()
        }


def test_wheel_is_the_same_where_links_are_lost(built, tmp_path):
    """Archives from another system, or git with `core.symlinks` off, turns links into little text files."""
    copy = tmp_path / "coaching-xblock"
    shutil.copytree(built.source, copy, symlinks=True)
    for name, target in LINKS.items():
        (copy / name).unlink()
        (copy / name).write_text(target)
    assert files_of(build(copy, tmp_path / "wheel", "wheel", ".whl")) == files_of(built.wheel)


def test_installed_wheel_finds_its_files(built, tmp_path):
    target = tmp_path / "site"
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--target",
        target,
        built.wheel,
        cwd=tmp_path,
    )
    top, missing, scripts = find(sys.executable, tmp_path, PYTHONPATH=str(target))
    assert Path(top) == target / "coaching_xblock"
    assert (missing, scripts) == ([], scripts_in(built.source))


def test_editable_install_finds_its_files(clean_copy, tmp_path):
    """Tutor's mounts are installed this way, by plain `pip install -e`."""
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    tools = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--no-build-isolation",
    )
    run(*pip, "-e", clean_copy, cwd=tmp_path, env={**os.environ, "PYTHONPATH": tools})
    top, missing, scripts = find(python, tmp_path)
    assert Path(top) == clean_copy / "coaching_xblock"
    assert (missing, scripts) == ([], scripts_in(clean_copy))


def test_repository_root_finds_its_files(clean_copy):
    top, missing, scripts = find(sys.executable, clean_copy, PYTHONPATH=str(clean_copy))
    assert Path(top) == clean_copy / "coaching_xblock"
    assert (missing, scripts) == ([], scripts_in(clean_copy))


def test_links_are_committed_as_relative_links(root):
    listed = run("git", "ls-files", "-s", *LINKS, cwd=root).splitlines()
    assert [line.split()[0] for line in listed] == ["120000"] * len(LINKS)
    assert {name: os.readlink(root / name) for name in LINKS} == LINKS


def test_every_block_class_stands_directly_under_the_package():
    """Hosts derive the static folder from the class's module: one level deeper and production serves none."""
    ours = [point for point in entry_points(group="xblock.v1") if point.name.startswith("coaching_")]
    assert ours
    for point in ours:
        block = point.load()
        assert block.__module__.count(".") == 1
        assert (block.resources_dir, block.public_dir) == ("static", "coaching")
        # The platform's columns: block type 32, field name 64 characters.
        assert len(point.name) <= 32
        assert all(len(name) <= 64 for name in block.fields)
