"""Preparing the sandbox and serving it on this machine."""

from __future__ import annotations

import errno
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"


class PortTaken(Exception):
    """Somebody else answers on this port."""


class QuietHandler(WSGIRequestHandler):
    """Says nothing about requests: the console is for what people did in the course."""

    def log_message(self, format: str, *args: Any) -> None:
        """Not a word."""


class QuietServer(ThreadedWSGIServer):
    """A browser that closes its connection early is no news."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Errors of views are logged where they happen; what comes here is a broken connection."""


def bind(port: int) -> QuietServer:
    """Take the port before anything slow is done."""
    try:
        return QuietServer((HOST, port), QuietHandler)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken(port) from error
        raise


def migrate() -> None:
    """Make the tables. The workbench has models and no migrations."""
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)


def serve(server: QuietServer) -> None:
    """Answer until interrupted."""

    def stop(*_: Any) -> None:
        # An exception raised wherever the main thread happens to be may be swallowed there.
        threading.Thread(target=server.shutdown).start()

    server.set_app(get_wsgi_application())
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop)
    try:
        server.serve_forever()
    finally:
        server.server_close()
