"""Who is looking, and in which role: read from the user service under the attribute names of Open edX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from xblock.exceptions import NoSuchServiceError

from coaching_xblock.core.people import Role, Viewer

from .base import Block, bare

_PREFIX = "edx-platform."


def service(block: Block, name: str) -> Any:
    """A service of the runtime, or None where there is none."""
    try:
        return block.runtime.service(block, name)
    except (NoSuchServiceError, RuntimeError):
        # RuntimeError: the runtime of libraries, asked for the user where nobody is looking.
        return None


def attributes(block: Block) -> dict[str, Any]:
    """What the user service tells of the person, without the platform's prefix, and ``name``."""
    users = service(block, "user")
    user = users.get_current_user() if users else None
    if user is None:
        return {}
    known = {
        key.removeprefix(_PREFIX): value for key, value in user.opt_attrs.items() if key.startswith(_PREFIX)
    }
    return {**known, "name": user.full_name or known.get("username") or ""}


def viewer(block: Block, known: Mapping[str, Any], role: Role, masquerade: bool = False) -> Viewer:
    """The person that the attributes *known* tell of, in *role*; nobody where they are not signed in."""
    preferences = known.get("user_preferences") or {}
    # What the page is really written in; a preference may name a language that the site does not have.
    language = translation.get_language() or preferences.get("pref-lang") or "en"
    id = known.get("user_id", block.scope_ids.user_id)
    if not known.get("is_authenticated", id is not None) or id is None:
        return Viewer("", "", "anonymous", language)
    name, username = known.get("name") or "", known.get("username") or ""
    return Viewer(str(id), name, role, language, _zone(preferences), masquerade, username)


def course_role(known: Mapping[str, Any]) -> Role:
    """The role that course team membership gives."""
    if known.get("user_role") == "instructor" or known.get("user_is_global_staff"):
        return "admin"
    return "coach" if known.get("user_is_staff") else "learner"


def writes_course(block: Block) -> bool:
    """May this person edit the course? Only Studio has the service that knows."""
    permissions = service(block, "studio_user_permissions")
    return bool(permissions and permissions.can_write(course_of(block)))


def course_of(block: Block) -> Any:
    """The key of the course or library that *block* stands in; None where the runtime has no such thing."""
    usage = bare(block.scope_ids.usage_id)
    return getattr(usage, "context_key", None) or getattr(usage, "course_key", None)


def _zone(preferences: Mapping[str, Any]) -> str:
    name = str(preferences.get("time_zone") or "UTC")
    try:
        return ZoneInfo(name).key
    except (KeyError, OSError, ValueError):
        return "UTC"
