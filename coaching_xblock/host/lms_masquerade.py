"""Staff who look at a course as somebody else: seen in the store, on the bound user, and in the request.

The platform keeps what a masquerading person does in their session, but only for what goes through fields;
rows that are written beside the fields would be the learner's own. So each sign is enough to refuse.
"""

from __future__ import annotations

from typing import Any, Literal

from . import roles
from .base import Block
from .choose import is_a, store_of

#: "person": as one particular learner; "role": as any learner, or one of some group.
Masquerade = Literal["", "person", "role"]


def masquerade(block: Block) -> Masquerade:
    """Is whoever is looking at *block* masquerading, and as what?"""
    if is_a(store_of(block), "MasqueradingKeyValueStore", "courseware.masquerade"):
        return "person"
    users = roles.service(block, "user")
    bound = getattr(users, "_django_user", None)
    asking = _asking()
    if getattr(bound, "real_user", None) is not None or _differ(bound, asking, block):
        return "person"
    course = roles.course_of(block)
    if asking is None and _looks_demoted(block, bound):
        return "role"
    return _chosen(bound, course) or _chosen(asking, course)


def _asking() -> Any:
    """The user of the request, or None outside one."""
    try:
        import crum
    except ImportError:
        return None
    return crum.get_current_user()


def _differ(bound: Any, asking: Any, block: Block) -> bool:
    """Is the block bound to somebody else than the one who is signed in?

    In the handlers of libraries nobody is signed in: the address carries a token of the bound user.
    """
    if not getattr(asking, "is_authenticated", False):
        return False
    ids = {getattr(bound, "id", None), block.scope_ids.user_id} - {None}
    return any(str(id) != str(asking.id) for id in ids)


def _chosen(user: Any, course: Any) -> Masquerade:
    """What the platform noted on the user: its `CourseMasquerade` for this course."""
    chosen = (getattr(user, "masquerade_settings", None) or {}).get(course)
    if chosen is None:
        return ""
    if getattr(chosen, "user_name", None):
        return "person"
    return "" if getattr(chosen, "role", "") == "staff" else "role"


def _looks_demoted(block: Block, bound: Any) -> bool:
    """Without a request to ask: does a member of the site's staff appear as a student?"""
    staff = getattr(bound, "is_staff", False) or getattr(bound, "is_superuser", False)
    return bool(staff and not roles.attributes(block).get("user_is_staff"))
