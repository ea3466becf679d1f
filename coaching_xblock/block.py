"""What the coaching blocks share: who asks, how a handler answers, and how a page is put together."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.conf import settings
from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Integer, Scope, String
from xblock.utils.studio_editable import StudioEditableXBlockMixin
from xblock.validation import ValidationMessage

from coaching_xblock import host, rendering
from coaching_xblock.core.errors import BadInput, CoachingError, Forbidden
from coaching_xblock.core.people import Viewer
from coaching_xblock.handling import Answer, Data, asks, permit, respond
from coaching_xblock.host import seal
from coaching_xblock.host.base import Host, usage_of
from coaching_xblock.views import problem
from coaching_xblock.views.help import Help
from coaching_xblock.views.page import Frame
from coaching_xblock.views.voice import Voice

__all__ = ["Answer", "CoachingXBlock", "Data", "Page", "asks", "permit"]

log = logging.getLogger(__name__)

_LEVELS = (2, 3, 4)

#: From a block and the frame of whoever is looking to a template and its context.
Page = Callable[[Any, Frame], tuple[str, Mapping[str, Any]]]


@XBlock.needs("i18n")
@XBlock.wants("user", "roster", "studio_user_permissions", "enrollments", "completion", "publish")
class CoachingXBlock(StudioEditableXBlockMixin, CompletableXBlockMixin, XBlock):  # type: ignore[misc]
    """The base of all coaching blocks."""

    resources_dir = "static"
    public_dir = "coaching"
    has_author_view = True
    # A page "as this learner" never shows private words.
    show_in_read_only_mode = False

    #: The custom element.
    element: ClassVar[str]
    #: Parts of the script by their names there: the attribute that marks a place for one, and its file.
    parts: ClassVar[Mapping[str, tuple[str, str]]]
    #: Style sheets by the class that marks a place for one.
    sheets: ClassVar[Mapping[str, str]]

    #: Authored fields that stand in child elements of the block's OLX, written by the block itself.
    children_in_olx: ClassVar[tuple[str, ...]] = ()

    display_name = String(
        display_name="Title", help="The heading of this component.", default="Coaching", scope=Scope.settings
    )
    heading_level = Integer(
        display_name="Heading level",
        help="2 where the component stands directly below the unit's title, 3 or 4 below another heading.",
        default=2,
        values=list(_LEVELS),
        scope=Scope.settings,
    )

    @property
    def host(self) -> Host:
        """The place this block runs in."""
        return host.of(self)

    # Authored content only: core would export a bound block's learner fields too.

    def add_xml_to_node(self, node: Any) -> None:
        """Write the authored fields to OLX."""
        node.tag = self.xml_element_name()
        node.set("xblock-family", self.entry_point)
        for name, each in self.fields.items():
            authored = each.scope in (Scope.content, Scope.settings) and name not in self.children_in_olx
            if authored and each.is_set_on(self):
                self._add_field(node, name, each)

    def force_save_fields(self, field_names: Sequence[str]) -> None:
        """Save all but learner state, which only the host writes: a stale field would erase a write."""
        authored = [name for name in field_names if self.fields[name].scope is not Scope.user_state]
        if authored:
            super().force_save_fields(authored)

    # Studio

    def studio_view(self, context: Any = None) -> Fragment:
        """The form for the scalar fields, for authors only."""
        return super().studio_view(context)

    @XBlock.json_handler
    def submit_studio_edits(self, data: Any, suffix: str = "") -> Any:
        """Store what an author edited."""
        viewer = self.host.viewer(self)
        if viewer.role != "author" or viewer.masquerade:
            return respond(self.refusal(viewer, Forbidden()), 403)
        if not isinstance(data, dict) or not all(isinstance(data.get(k), d) for k, d in _EDITS.items()):
            return respond(self.refusal(viewer, BadInput("malformed")), 400)
        try:
            return StudioEditableXBlockMixin.submit_studio_edits.__wrapped__(self, data, suffix)
        except (TypeError, ValueError, OverflowError):  # a value that its field cannot read
            return respond(self.refusal(viewer, BadInput("malformed")), 400)

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse an empty title and a heading level that pages do not have."""
        if not (data.display_name or "").strip():
            validation.add(ValidationMessage(ValidationMessage.ERROR, self.ugettext("The title is empty.")))
        if data.heading_level not in _LEVELS:
            validation.add(
                ValidationMessage(ValidationMessage.ERROR, self.ugettext("The heading level is 2, 3 or 4."))
            )

    def ugettext(self, text: str) -> str:
        """*text* in the viewer's language, as the Studio mixin asks for it."""
        return str(self.runtime.service(self, "i18n").gettext(text))

    # Words that wait on the viewer's own device

    @asks("learner", "coach", "admin", "author")
    def draft_key(self, viewer: Viewer, data: Data) -> Answer:
        """Give the key of this person's local copies on this block to their own browser."""
        return self.key_for(viewer)

    def key_for(self, viewer: Viewer) -> Answer:
        """The key of this person's local copies."""
        key = seal.draft_key(viewer.id, usage_of(self))
        # Whose key it is: the page may have been opened by somebody else.
        return Answer(extra={"key": key, "user": viewer.id})

    # Pages

    def frame(self, viewer: Viewer) -> Frame:
        """The frame that this block's templates stand in."""
        voice = Voice(self.runtime.service(self, "i18n"), viewer.zone)
        course = self.host.settings(self)
        line = dict(course.help_line or getattr(settings, "COACHING_HELP_LINE", None) or {})
        help = Help(line, *course.told(viewer, usage_of(self)))
        limits_said = course.confidentiality or getattr(settings, "COACHING_CONFIDENTIALITY", "") or ""
        usage = str(self.scope_ids.usage_id)
        # OLX and authors' tools can leave fields empty that Studio's form never does.
        level = self.heading_level if self.heading_level in _LEVELS else 2
        title = self.display_name or ""
        return Frame(self.element, usage, title, level, viewer, voice, help, str(limits_said))

    def region(self, frame: Frame, template: str, context: Mapping[str, Any]) -> str:
        """The inside of the block, as first views and handlers both show it."""
        return rendering.render(template, {**frame.context(), **context}, frame.voice.i18n)

    def view(self, viewer: Viewer, page: Page) -> Fragment:
        """A first view: what *page* makes, or a calm card for what it cannot show."""
        frame = self.frame(viewer)
        try:
            template, context = page(self, frame)
        except CoachingError as error:
            template = "shared/broken.html"
            context = {"calm": problem.sentence(error, frame.voice), "findings": []}
        return self.page(frame, template, context)

    def page(self, frame: Frame, template: str, context: Mapping[str, Any]) -> Fragment:
        """The block as a fragment with its script and style."""
        body = {**frame.context(), **context, "body": template}
        fragment = Fragment(rendering.render("shared/block.html", body, frame.voice.i18n))
        for file in self.files(fragment.content):
            add = fragment.add_css_url if file.endswith(".css") else fragment.add_javascript_url
            add(self.address(file))
        fragment.initialize_js("CoachingBlock", self.arguments(frame))
        return fragment

    def files(self, html: str) -> list[str]:
        """The styles and scripts that a page begins with: those that *html* has places for."""
        sheets = dict.fromkeys(name for mark, name in self.sheets.items() if mark in html)
        parts = dict.fromkeys(name for mark, name in self.parts.values() if mark in html)
        return ["css/coaching.css", *sheets, *_SCRIPTS, *parts]

    def address(self, file: str) -> str:
        """Where browsers find one of our files."""
        return str(self.runtime.local_resource_url(self, f"coaching/{file}"))

    def arguments(self, frame: Frame) -> dict[str, Any]:
        """What the script starts with: ids and URLs, nothing that a person wrote."""
        # Addresses differ in the handler's name only, and hosts take long to make one.
        before, _, after = self.runtime.handler_url(self, "draft_key").rstrip("?").rpartition("draft_key")
        return {
            "element": self.element,
            "parts": {part: [mark, self.address(file)] for part, (mark, file) in self.parts.items()},
            "sheets": [[mark, self.address(file)] for mark, file in self.sheets.items()],
            "usage": frame.uid,
            "user": frame.viewer.id,
            "csrf": settings.CSRF_COOKIE_NAME,
            "handlers": {name: f"{before}{name}{after}" for name in self.handler_names()},
        }

    @classmethod
    @functools.cache  # the same for every page
    def handler_names(cls) -> tuple[str, ...]:
        """The handlers that this block's own script calls."""
        return tuple(
            sorted(
                name
                for base in cls.__mro__
                if base.__module__.startswith("coaching_xblock.")
                for name, each in vars(base).items()
                if getattr(each, "_is_xblock_handler", False)
                and not getattr(each, "by_address", False)
                and name != "submit_studio_edits"
            )
        )

    def refusal(self, viewer: Viewer, error: CoachingError) -> dict[str, Any]:
        """The answer for an error: its code and field, and a sentence that says what to do."""
        frame = self.frame(viewer)
        said = problem.sentence(error, frame.voice)
        return {
            "error": {"code": error.code, "field": error.field, **error.data},
            "html": self.region(frame, "shared/problem.html", {"problem": said}),
            "announce": said,
        }


_EDITS = {"values": dict, "defaults": list}
_SCRIPTS = ("js/coaching.js", "js/saving.js", "js/kept.js")
