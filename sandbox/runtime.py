"""The workbench's runtime with its traps taken out: one for the course, one for Studio."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment
from workbench.runtime import WorkbenchRuntime
from xblock.field_data import FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope
from xblock.runtime import KvsFieldData, Runtime

from .ids import CourseIds
from .models import Completion, Unit
from .people import Person
from .services import BlockTexts, CourseUserService, Roster, StudioPermissions, StudioUserService
from .storage import AuthoredKeyValueStore, CourseKeyValueStore, SessionKeyValueStore, stored_titles

COURSE_ID = "course-v1:Sandbox+Direction+Demo"
log = logging.getLogger("sandbox.events")
_AUTHORED = (Scope.content, Scope.settings, Scope.parent, Scope.children)
_PERSONAL = (Scope.user_state, Scope.user_state_summary, Scope.preferences, Scope.user_info)


class SandboxRuntime(WorkbenchRuntime):  # type: ignore[misc]
    """What course and Studio share. The person is given by the caller, who takes it from the session."""

    handler_route = "handler"
    course_id = COURSE_ID

    def __init__(self, person: Person | None, fields: FieldData) -> None:
        self.person = person
        self._known: list[dict[str, str]] | None = None
        super().__init__(person.id if person else None)
        self.id_reader = self.id_generator = CourseIds()
        self._services["field-data"] = fields
        self._services["roster"] = Roster(self._blocks)
        self._services["user"] = CourseUserService(person)

    # XBlock warns about this attribute, and the workbench uses it: here it is a plain one.
    @property
    def user_id(self) -> str | None:
        return self.person.id if self.person else None

    @user_id.setter
    def user_id(self, value: str | None) -> None:
        """The person is settled at the start."""

    def _blocks(self) -> list[dict[str, str]]:
        """Every block of the course, in course order; a request that asks again gets the same."""
        if self._known is None:
            places = [(unit, usage) for unit in Unit.objects.all() for usage in unit.usages]
            titles = stored_titles([usage for _, usage in places])
            self._known = [
                {
                    "usage": usage,
                    "type": self.id_reader.get_block_type(usage),
                    "title": titles.get(usage) or self._default_title(usage),
                    "url": reverse("unit", args=[unit.slug]),
                }
                for unit, usage in places
            ]
        return self._known

    def _default_title(self, usage: str) -> str:
        block_type = self.id_reader.get_block_type(usage)
        field = self.load_block_type(block_type).fields.get("display_name")
        return (field and field.default) or block_type

    def service(self, block: Any, service_name: str) -> Any:
        found = super().service(block, service_name)
        return BlockTexts(block) if service_name == "i18n" else found

    def handle(self, block: Any, handler_name: str, request: Any, suffix: str = "") -> Any:
        # The workbench overwrites fields named due, location, category and course_id here.
        return Runtime.handle(self, block, handler_name, request, suffix)

    def render(self, block: Any, view_name: str, context: Any = None) -> Fragment:
        return Runtime.render(self, block, view_name, context)

    def handler_url(
        self, block: Any, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        """Who is calling is never part of an address."""
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{handler_name!r} is not a handler")
        usage = block.scope_ids.usage_id
        url = reverse(
            self.handler_route, args=[usage, handler_name, suffix] if suffix else [usage, handler_name]
        )
        return f"{url}?{query}" if query else url

    def applicable_aside_types(self, block: Any) -> list[str]:
        return []

    def _wrap_ele(self, block: Any, view: str, frag: Fragment, extra_data: Any = None) -> Fragment:
        """The wrapper that blocks are started from. Nothing in it can end its own script element."""
        data = {"usage-id": block.scope_ids.usage_id, "block-type": block.scope_ids.block_type}
        if frag.js_init_fn:
            data |= {"init": frag.js_init_fn, "runtime-version": frag.js_init_version}
        args = ""
        if frag.json_init_args is not None:
            text = json.dumps(frag.json_init_args).replace("<", "\\u003c").replace("&", "\\u0026")
            args = format_html(
                '<script type="application/json" class="xblock-json-init-args">{}</script>', mark_safe(text)
            )
        wrapped = Fragment(
            format_html(
                '<div class="xblock xblock-{}"{}>{}{}</div>',
                view,
                format_html_join("", ' data-{}="{}"', data.items()),
                mark_safe(frag.body_html()),
                args,
            )
        )
        wrapped.add_fragment_resources(frag)
        return wrapped


class CourseRuntime(SandboxRuntime):
    """The course as its learners and coaches see it: authored fields can only be read."""

    def __init__(self, person: Person | None) -> None:
        authored = ReadOnlyFieldData(KvsFieldData(AuthoredKeyValueStore()))
        super().__init__(person, _split(authored, KvsFieldData(CourseKeyValueStore())))

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        name = self.person.name if self.person else "A visitor"
        log.info(
            "%s: %s %s %s", name, event_type, block.scope_ids.usage_id, json.dumps(event_data, default=str)
        )
        if event_type == "completion" and self.person:
            Completion.objects.update_or_create(
                person=self.person.id,
                usage=block.scope_ids.usage_id,
                defaults={"value": event_data["completion"]},
            )


class StudioRuntime(SandboxRuntime):
    """Studio: authored fields can be written, what an author answers in a preview lives in the session."""

    handler_route = "studio_handler"
    is_author_mode = True

    def __init__(self, person: Person | None, session: Any) -> None:
        fields = _split(KvsFieldData(CourseKeyValueStore()), KvsFieldData(SessionKeyValueStore(session)))
        super().__init__(person, fields)
        self._services["user"] = StudioUserService(person)
        self._services["studio_user_permissions"] = StudioPermissions(person)

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Studio has no such service: events go nowhere."""


class LoadingRuntime(SandboxRuntime):
    """For reading OLX into the course, when nobody is looking."""

    def __init__(self) -> None:
        store = KvsFieldData(CourseKeyValueStore())
        super().__init__(None, _split(store, store))


def _split(authored: FieldData, personal: FieldData) -> SplitFieldData:
    fields: Sequence[tuple[Scope, FieldData]] = [
        *((scope, authored) for scope in _AUTHORED),
        *((scope, personal) for scope in _PERSONAL),
    ]
    return SplitFieldData(dict(fields))
