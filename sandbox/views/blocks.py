"""The addresses that blocks call: their handlers and their files."""

from __future__ import annotations

import logging
import mimetypes
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from xblock.core import XBlock
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import DisallowedFileError, NoSuchHandlerError, NoSuchUsage
from xblock.plugin import PluginMissingError

from ..runtime import CourseRuntime, SandboxRuntime, StudioRuntime
from ..services import language_of
from . import refusals

log = logging.getLogger("sandbox")


def handler(request: Any, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A block's handler in the course. As on the platform, visitors may read and never write."""
    if request.person is None and request.method not in ("GET", "HEAD"):
        return refusals.signed_out(request)
    return _handle(request, CourseRuntime(request.person), usage, name, suffix)


@csrf_exempt
def public_handler(request: Any, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A handler for other services: nobody is signed in here, whatever the session says."""
    return _handle(request, CourseRuntime(None), usage, name, suffix)


def studio_handler(request: Any, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A block's handler in Studio."""
    if request.person is None:
        return refusals.signed_out(request)
    if not request.person.writes:
        return refusals.forbidden(request)
    answer = _handle(request, StudioRuntime(request.person, request.session), usage, name, suffix)
    request.session.modified = True
    return answer


def resource(request: HttpRequest, block_type: str, path: str) -> HttpResponse:
    """A file that a block publishes."""
    try:
        content = XBlock.load_class(block_type).open_local_resource(path).read()
    except (PluginMissingError, DisallowedFileError, OSError, ValueError) as error:
        raise Http404 from error
    kind, _ = mimetypes.guess_type(path)
    # Asked again each time: what a developer just saved is what the browser runs.
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": "no-cache"})


def _handle(request: Any, runtime: SandboxRuntime, usage: str, name: str, suffix: str) -> HttpResponse:
    with translation.override(language_of(request.person)):
        try:
            block = runtime.get_block(usage)
            answer = runtime.handle(block, name, django_to_webob_request(request), suffix)
        except (NoSuchUsage, NoSuchHandlerError):
            return refusals.not_found(request)
        except RequestDataTooBig:
            return refusals.too_large(request)
        except Exception:  # whatever a block did, its page gets an answer that it can show
            log.exception("%s of %s failed", name, usage)
            return refusals.broken(request)
    response = webob_to_django_response(answer)
    response["Cache-Control"] = "no-store"
    return response
