"""The sandbox as a process, for browsers to visit."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """An open sandbox, and the trouble that a test can ask it for."""

    address: str

    def slow(self, milliseconds: int) -> None:
        """From now on handlers wait before they answer."""
        self._ask(f"slow?ms={milliseconds}")

    def fail(self, count: int) -> None:
        """The next *count* handler calls answer 500."""
        self._ask(f"fail?count={count}")

    def calm(self) -> None:
        """No more trouble."""
        self.slow(0)
        self.fail(0)

    def _ask(self, what: str) -> None:
        urllib.request.urlopen(f"{self.address}/test/{what}", timeout=10).close()


@contextmanager
def opened(folder: Path) -> Iterator[Site]:
    """A sandbox with its database in *folder*, seeded; closed on leaving."""
    port = _free_port()
    environment = {
        **os.environ,
        "SANDBOX_VAR": str(folder),
        "SANDBOX_TEST": "1",
        "DJANGO_SETTINGS_MODULE": "sandbox.settings",
    }
    log = (folder / "log.txt").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", str(port)],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True,
    )  # fmt: skip
    try:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if "is open at" in line:
                break
        assert process.poll() is None, f"the sandbox did not open: {said}{(folder / 'log.txt').read_text()}"
        yield Site(f"http://127.0.0.1:{port}")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        log.close()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
