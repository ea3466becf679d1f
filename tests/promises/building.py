"""Building the package from a clean copy of the repository."""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Built:
    source: Path
    wheel: Path
    sdist: Path
    wheel_of_sdist: Path


def run(*words: str | Path, cwd: Path, **more) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, **more)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def build(source: Path, out: Path, kind: str, ending: str) -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", out, source, cwd=out.parent)
    [made] = out.glob(f"*{ending}")
    return made


def copy_of(root: Path, copy: Path) -> Path:
    """The files that git knows or would add, as they are now, links kept: no build leftovers."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=root)
    for name in filter(None, listed.split("\0")):
        if (root / name).is_symlink() or (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name, follow_symlinks=False)
    return copy


def built_from(source: Path, out: Path) -> Built:
    sdist = build(source, out / "sdist", "sdist", ".tar.gz")
    wheel = build(source, out / "wheel", "wheel", ".whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(out / "unpacked", filter="data")
    [unpacked] = (out / "unpacked").iterdir()
    return Built(source, wheel, sdist, build(unpacked, out / "again", "wheel", ".whl"))
