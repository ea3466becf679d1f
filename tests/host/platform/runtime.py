"""The platform's runtimes as our hosts see them: LMS, Studio's preview and edit form, libraries."""

from types import SimpleNamespace

from opaque_keys.edx.keys import CourseKey
from xblock.field_data import DictFieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope, ScopeIds
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import (
    DictKeyValueStore,
    KeyValueStore,
    KvsFieldData,
    MemoryIdManager,
    NullI18nService,
    Runtime,
)

from coaching_xblock.host.base import bare

from .courseware.masquerade import MasqueradingKeyValueStore
from .courseware.model_data import DjangoKeyValueStore, FieldDataCache
from .models import CourseAccessRole

COURSE = CourseKey.from_string("course-v1:Coach+Demo+2026")
USAGE = COURSE.make_usage_key("coaching_assessment", "a1")
OTHER_USAGE = COURSE.make_usage_key("coaching_assessment", "a2")
REFLECTION = COURSE.make_usage_key("coaching_reflection", "r1")
DESK = COURSE.make_usage_key("coaching_desk", "k1")

_AUTHORED = (Scope.content, Scope.settings, Scope.parent, Scope.children)
_PERSONAL = (Scope.user_state, Scope.user_state_summary, Scope.preferences, Scope.user_info)


class PlatformUserService(UserService):
    """The user service: attributes in the platform's names, the Django user beside them."""

    def __init__(self, django_user, **rights):
        super().__init__()
        self._django_user = django_user
        self._rights = rights

    def get_current_user(self):
        user = XBlockUser(is_current_user=True)
        signed_in = self._django_user is not None and self._django_user.is_authenticated
        user.opt_attrs["edx-platform.is_authenticated"] = signed_in
        if signed_in:
            profile = getattr(self._django_user, "profile", None)
            user.full_name = profile.name if profile else None
            facts = {
                "user_id": self._django_user.id,
                "username": self._django_user.username,
                "user_preferences": {"pref-lang": "en", "time_zone": "Europe/Lisbon"},
                **self._rights,
            }
            user.opt_attrs.update({f"edx-platform.{name}": value for name, value in facts.items()})
        return user


class PlatformRuntime(Runtime):
    """What all of them share; events are kept in a list."""

    def __init__(self, field_data, **services):
        self.events = []
        services = {"i18n": NullI18nService(), "field-data": field_data, **services}
        super().__init__(id_reader=MemoryIdManager(), id_generator=MemoryIdManager(), services=services)

    def publish(self, block, event_type, event_data):
        self.events.append((event_type, event_data))

    def handler_url(self, block, handler_name, suffix="", query="", thirdparty=False):
        return f"/handler/{handler_name}"

    def local_resource_url(self, block, uri):
        return f"/resource/{uri}"

    def resource_url(self, resource):
        return f"/static/{resource}"


class SessionKeyValueStore(KeyValueStore):
    """Studio's preview: the session, under a key that JSON can hold."""

    def __init__(self, request):
        self._session = request.session

    def get(self, key):
        return self._session[repr(tuple(key))]

    def set(self, key, value):
        self._session[repr(tuple(key))] = value

    def delete(self, key):
        del self._session[repr(tuple(key))]

    def has(self, key):
        return repr(tuple(key)) in self._session


class EphemeralKeyValueStore(DictKeyValueStore):
    """A library's preview: a cache that anything may drop."""


class OverrideFieldData(DictFieldData):
    """Field overrides: wraps authored data."""

    def __init__(self, fallback):
        super().__init__({})
        self.fallback = fallback


class LmsFieldData(SplitFieldData):
    def __init__(self, authored_data, student_data):
        self._authored_data = ReadOnlyFieldData(OverrideFieldData(authored_data))
        self._student_data = student_data
        super().__init__(
            dict.fromkeys(_AUTHORED, self._authored_data) | dict.fromkeys(_PERSONAL, student_data)
        )


def lms_block(cls, user, usage=USAGE, masquerade=None, session=None):
    """*cls* as *user* meets it in the LMS.

    With *masquerade*, the settings that `view_as` notes, *user* is who staff look as.
    """
    kvs = DjangoKeyValueStore(FieldDataCache([bare(usage)], user))
    if masquerade is not None and masquerade.user_name:
        kvs = MasqueradingKeyValueStore(kvs, {} if session is None else session)
    field_data = LmsFieldData(DictFieldData({}), KvsFieldData(kvs))
    runtime = PlatformRuntime(field_data, user=PlatformUserService(user, **_rights(user, masquerade)))
    return cls(runtime, scope_ids=_ids(cls, user, usage))


def view_as(staff, learner=None, group=None, course=COURSE):
    """What "view as" leaves on the users of a request: the settings, and who the runtime is bound to."""
    chosen = SimpleNamespace(role="student", user_name=learner and learner.username, group_id=group)
    staff.masquerade_settings = {course: chosen}
    if learner is None:
        return chosen, staff
    learner.masquerade_settings = staff.masquerade_settings
    learner.real_user = staff
    return chosen, learner


def preview_block(cls, user, session, writes=True, usage=USAGE):
    """*cls* in Studio's preview, for somebody who may edit this course or may not."""
    request = SimpleNamespace(session=session)
    field_data = LmsFieldData(DictFieldData({}), KvsFieldData(SessionKeyValueStore(request)))
    runtime = PlatformRuntime(field_data, **_studio(user, writes))
    runtime.is_author_mode = True
    return cls(runtime, scope_ids=_ids(cls, user, usage))


def edit_block(cls, user, usage=USAGE):
    """*cls* behind Studio's edit form: authored data only."""
    return cls(
        PlatformRuntime(DictFieldData({}), **_studio(user, True)),
        scope_ids=ScopeIds(None, "coaching_assessment", "d", usage),
    )


def library_block(cls, user, cache, usage=USAGE):
    """*cls* in the preview of a library."""
    store = KvsFieldData(EphemeralKeyValueStore(cache))
    field_data = SplitFieldData(dict.fromkeys(_AUTHORED, DictFieldData({})) | dict.fromkeys(_PERSONAL, store))
    return cls(PlatformRuntime(field_data, **_studio(user, True)), scope_ids=_ids(cls, user, usage))


def _ids(cls, user, usage):
    return ScopeIds(user.id, usage.block_type, "d", usage)


def _studio(user, writes):
    permissions = SimpleNamespace(
        can_write=lambda course: writes and course == COURSE, can_read=lambda course: writes
    )
    return {"user": PlatformUserService(user), "studio_user_permissions": permissions}


def _rights(user, masquerade):
    roles = set()
    if user.is_authenticated:
        roles = set(
            CourseAccessRole.objects.filter(user=user, course_id=COURSE).values_list("role", flat=True)
        )
    demoted = masquerade is not None and masquerade.role == "student"
    role = "instructor" if "instructor" in roles else "staff" if roles else "student"
    return {
        "user_is_staff": bool(roles or user.is_staff) and not demoted,
        "user_is_global_staff": user.is_staff and not demoted,
        "user_role": "student" if demoted else role,
    }
