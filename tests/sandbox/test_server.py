"""`python -m sandbox`, started as a process."""

import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import html

pytestmark = pytest.mark.slow
SECOND = "two-looks.coaching_assessment.second-look.d0.u0"


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def started(root: Path, var: Path, *options: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running process and what it said until it was open."""
    environment = {
        **os.environ,
        "SANDBOX_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "sandbox.settings",
        **more,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", *options], cwd=root, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    said = ""
    try:
        assert process.stdout
        for line in process.stdout:
            said += line
            if "is open at" in line:
                break
        yield process, said
    finally:
        process.send_signal(signal.SIGINT)
        said_later, _ = process.communicate(timeout=20)
        assert "Traceback" not in said_later


def read(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return str(answer.read().decode())


def test_it_starts_says_so_and_ends(root: Path, tmp_path: Path) -> None:
    port = free_port()
    with started(root, tmp_path, "--port", str(port)) as (process, said):
        assert f"http://127.0.0.1:{port}/" in said
        assert "learners are in the course" in said
        assert "Who are you?" in read(port, "/people/")
        taken = subprocess.run(
            [sys.executable, "-m", "sandbox", "--port", str(port)],
            cwd=root, env={**os.environ, "DJANGO_SETTINGS_MODULE": "sandbox.settings"},
            capture_output=True, text=True,
        )  # fmt: skip
        assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
        assert f"Port {port} is taken" in taken.stderr
    assert process.returncode == 0

    with started(root, tmp_path, "--port", str(port)) as (_, said):
        assert len(said.splitlines()) == 1
    with started(root, tmp_path, "--port", str(port), "--reset", "--no-input") as (_, said):
        assert "Starting afresh" in said
        assert re.search(r"\d+ learners are in the course", said)


class Browser:
    """A signed-in browser with its cookies."""

    def __init__(self, port: int, person: str) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._jar = http.cookiejar.CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar)).open
        self._open(f"{self._base}/people/").close()
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token(), "person": person})
        self._open(f"{self._base}/people/be/", form.encode()).close()

    def _token(self) -> str:
        return next(str(cookie.value) for cookie in self._jar if cookie.name == "sandbox_csrftoken")

    def call(self, handler: str, **data: object) -> dict[str, object]:
        request = urllib.request.Request(
            f"{self._base}/handler/{SECOND}/{handler}/",
            json.dumps(data).encode(),
            {"X-CSRFToken": self._token()},
        )
        with self._open(request, timeout=30) as answer:
            return dict(json.loads(answer.read()))


def test_parallel_calls_of_one_person_lose_nothing(root: Path, tmp_path: Path) -> None:
    port = free_port()
    with started(root, tmp_path, "--port", str(port)), ThreadPoolExecutor(12) as pool:
        devices = [Browser(port, "123") for _ in range(3)]
        begun = pool.map(lambda n: devices[n % 3].call("begin", old_enough="yes"), range(12))
        page = html.fromstring(str(list(begun)[0]["html"]))
        sitting = page.xpath("//input[@name='sitting']/@value")[0]
        items = page.xpath("//@data-coaching-item")
        assert len(items) == 30

        def answer(n: int) -> object:
            return devices[n % 3].call(
                "save_answers", sitting=sitting, answers={items[n]: {"value": 3, "was": None}}
            )

        list(pool.map(answer, range(30)))
        assert devices[0].call("save_answers", sitting=sitting, answers={})["answered"] == 30


def test_trouble_is_there_when_asked_for(root: Path, tmp_path: Path) -> None:
    port = free_port()
    with started(root, tmp_path, "--port", str(port), SANDBOX_TEST="1"):
        assert read(port, "/test/slow?ms=0") == '{"ms": 0, "count": 0}'
        assert '"expired": true' in read(port, "/test/expire")
