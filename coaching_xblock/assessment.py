"""The assessment block: a learner takes a questionnaire and may share its result with the coaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Dict, Integer, List, Scope, String
from xblock.validation import ValidationMessage

from coaching_xblock import assessment_pages as pages
from coaching_xblock.block import Answer, CoachingXBlock, Data, asks
from coaching_xblock.core import access, limits, moment, request, sitting
from coaching_xblock.core.errors import BadInput, CoachingError, Unanswered
from coaching_xblock.core.people import Person, Role, Viewer
from coaching_xblock.host import seal
from coaching_xblock.host.base import State, usage_of
from coaching_xblock.olx.instrument import InstrumentError
from coaching_xblock.views import problem
from coaching_xblock.views.learner import Panel

#: Authors take the questionnaire in Studio's preview, on state of their own session.
_TAKERS: tuple[Role, ...] = ("learner", "author")
_COACHES: tuple[Role, ...] = ("coach", "admin")

_EVENTS: dict[access.Act, str] = {
    "shared": "coaching.assessment.shared",
    "withdrawn": "coaching.assessment.withdrawn",
}


class AssessmentXBlock(CoachingXBlock):
    """A questionnaire with an honest result that stays the learner's own until they share it."""

    element = "coaching-assessment"
    js_init = "CoachingAssessment"
    scripts = ("assessment.js",)
    editable_fields = ("display_name", "instrument", "introduction", "heading_level")

    display_name = String(
        display_name="Title",
        help="The heading of this component.",
        default="What interests you",
        scope=Scope.settings,
    )
    instrument = String(
        display_name="Questionnaire",
        help="A questionnaire of the library.",
        default="onet-mini-ip",
        values=[{"display_name": title, "value": name} for name, title in pages.SHOWN.items()],
        scope=Scope.settings,
    )
    introduction = String(
        display_name="Introduction",
        help="Your own words before the questionnaire: why it is here and what comes of it. Plain text.",
        default="",
        multiline_editor=True,
        scope=Scope.content,
    )

    schema = Integer(help="The shape of this learner's row.", default=0, scope=Scope.user_state)
    sittings = List(
        help="This learner's sittings; words in it are sealed.", default=[], scope=Scope.user_state
    )
    access_log = Dict(help="Who opened and shared what.", default={}, scope=Scope.user_state)

    # Views

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """The questionnaire for learners, the shared results for coaches."""
        return self._view(self.host.viewer(self), pages.first)

    def author_view(self, context: Any = None) -> Fragment:
        """What learners read first, and what an author should still see to."""
        return self._view(self.host.viewer(self), pages.author)

    def public_view(self, context: Any = None) -> Fragment:
        """What visitors see who are not in the course: what it is, and nothing of anybody."""
        return self._view(Viewer("", "", "anonymous"), pages.public)

    def _view(self, viewer: Viewer, page: pages.View) -> Fragment:
        """A page, or a calm card where the questionnaire or this person's row cannot be read."""
        frame = self.frame(viewer)
        try:
            template, context = page(self, frame)
        except InstrumentError as error:
            template, context = pages.broken(frame, error)
        except CoachingError as error:
            template, context = pages.refused(frame, error)
        return self.page(frame, template, context)

    # The learner

    @asks(*_TAKERS)
    def show(self, viewer: Viewer, data: Data) -> Answer:
        """Show the learner's own page again."""
        about_sharing = request.text(data, "about", default="") == "sharing"
        return self._mine(viewer, self.host.reading(self, viewer.id), about_sharing=about_sharing)

    @asks(*_TAKERS)
    def draft_key(self, viewer: Viewer, data: Data) -> Answer:
        """Give the key of this learner's local copies on this block to their own browser."""
        key = seal.draft_key(viewer.id, usage_of(self))
        # Whose key it is: the page may have been opened by somebody else.
        return Answer(extra={"key": key, "user": viewer.id})

    @asks(*_TAKERS)
    def begin(self, viewer: Viewer, data: Data) -> Answer:
        """Start a sitting, or go on with the one that is there."""
        instrument = pages.questionnaire(self.instrument)
        if instrument.min_age and request.text(data, "old_enough", default="") != "yes":
            raise BadInput("too_young", field="old_enough")
        with self.host.editing(self, viewer.id) as state:
            before = state.sittings
            state.sittings = sitting.begin(before, instrument, moment.now())
            if state.sittings != before:
                self._emit("coaching.assessment.begun")
        return self._mine(viewer, state)

    @asks(*_TAKERS)
    def save_answers(self, viewer: Viewer, data: Data) -> Answer:
        """Store some answers, and say how many there are."""
        which, changes = request.text(data, "sitting"), request.changes(data)
        with self.host.editing(self, viewer.id) as state:
            asked = pages.asked_in(sitting.find(state.sittings, which))
            state.sittings = sitting.save_answers(state.sittings, which, asked, changes, moment.now())
        return Answer(extra={"answered": sitting.find(state.sittings, which).answered})

    @asks(*_TAKERS)
    def finish(self, viewer: Viewer, data: Data) -> Answer:
        """Close the sitting and show its result, or name the questions that have no answer."""
        which = request.text(data, "sitting")
        try:
            with self.host.editing(self, viewer.id) as state:
                found = sitting.find(state.sittings, which)
                state.sittings = sitting.finish(state.sittings, which, pages.asked_in(found), moment.now())
                if found.stage != "finished":
                    self._emit("coaching.assessment.finished")
                    self.host.complete(self, 1.0)
        except Unanswered as error:
            return self._mine(viewer, self.host.reading(self, viewer.id), unanswered=error)
        return self._mine(viewer, state, announced="summary")

    @asks(*_TAKERS)
    def save_note(self, viewer: Viewer, data: Data) -> Answer:
        """Store the learner's own note on a result."""
        which, text = request.text(data, "item"), request.words(data, "text", limits.BODY_BYTES)
        revision = request.count(data, "revision")
        with self.host.editing(self, viewer.id) as state:
            state.sittings = sitting.write_note(state.sittings, which, text, revision, moment.now())
        return Answer(revision=sitting.find(state.sittings, which).note.revision)

    @asks(*_TAKERS)
    def ask_share(self, viewer: Viewer, data: Data) -> Answer:
        """Show who would be able to read the result, and what that means."""
        return self._mine(viewer, self.host.reading(self, viewer.id), panel="share")

    @asks(*_TAKERS)
    def share(self, viewer: Viewer, data: Data) -> Answer:
        """Let this course's coaches read the result.

        *readers* are those whom the learner was just shown; whoever joined meanwhile is named as new.
        """
        named = request.text(data, "readers", limits.BODY_BYTES, "").split()
        readers = [person.id for person in self.host.coaches(self) if person.id in named]
        return self._consent(
            viewer, data, "shared", lambda s, which, now: sitting.share(s, which, readers, now)
        )

    @asks(*_TAKERS)
    def withdraw(self, viewer: Viewer, data: Data) -> Answer:
        """Take the consent back."""
        return self._consent(viewer, data, "withdrawn", sitting.withdraw)

    @asks(*_TAKERS)
    def ask_delete(self, viewer: Viewer, data: Data) -> Answer:
        """Say what deleting means before it is done."""
        return self._mine(viewer, self.host.reading(self, viewer.id), panel="delete")

    @asks(*_TAKERS)
    def delete_sitting(self, viewer: Viewer, data: Data) -> Answer:
        """Forget a sitting; a dated stub stays."""
        which = request.text(data, "sitting")
        with self.host.editing(self, viewer.id) as state:
            state.sittings = sitting.delete(state.sittings, which, moment.now())
            self._emit("coaching.assessment.deleted")
        return self._mine(viewer, state, announced="deleted")

    @asks(*_TAKERS)
    def preview_as_coach(self, viewer: Viewer, data: Data) -> Answer:
        """Show the learner their own result as coaches would see it."""
        found = sitting.find(self.host.reading(self, viewer.id).sittings, request.text(data, "sitting"))
        frame = self.frame(viewer)
        return Answer(
            self.region(
                frame, *pages.opened(self, frame, found, Person(viewer.id, viewer.name), preview=True)
            )
        )

    # The coach

    @asks(*_COACHES)
    def list_shared(self, viewer: Viewer, data: Data) -> Answer:
        """List those who share a result here, or everyone, with stage and date."""
        page = max(1, request.count(data, "page", 1))
        search = request.text(data, "search", limits.SEARCH_CHARACTERS, "").strip()
        everyone = request.text(data, "everyone", default="") == "yes"
        frame = self.frame(viewer)
        template, context = pages.cases(self, frame, page, search, everyone)
        return Answer(self.region(frame, template, context), announce=context["found"])

    @asks(*_COACHES)
    def open_result(self, viewer: Viewer, data: Data) -> Answer:
        """Show one shared result, after the learner's log says who opened it."""
        person, which = request.text(data, "learner"), request.text(data, "sitting")
        # Looked at before the lock is taken: a made-up id creates no row.
        sitting.for_coach(self.host.reading(self, person).sittings, which)
        with self.host.editing(self, person) as state:
            found = sitting.for_coach(state.sittings, which)
            state.access_log = access.record(state.access_log, viewer.id, "opened", which, moment.now())
            self._emit("coaching.assessment.opened")
        frame, learner = self.frame(viewer), self.host.people([person]).get(person, Person(person, person))
        return Answer(self.region(frame, *pages.opened(self, frame, found, learner)))

    # Both

    def _consent(
        self, viewer: Viewer, data: Data, act: access.Act, change: Callable[..., list[Any]]
    ) -> Answer:
        """Change the consent of one sitting; what changes nothing is not logged."""
        which, now = request.text(data, "sitting"), moment.now()
        with self.host.editing(self, viewer.id) as state:
            before = state.sittings
            state.sittings = change(before, which, now)
            if state.sittings != before:
                state.access_log = access.record(state.access_log, viewer.id, act, which, now)
                self._emit(_EVENTS[act])
        return self._mine(viewer, state, announced="share", about_sharing=True)

    def _mine(
        self,
        viewer: Viewer,
        state: State,
        *,
        panel: Panel = "",
        unanswered: Unanswered | None = None,
        announced: str = "",
        about_sharing: bool = False,
    ) -> Answer:
        """The learner's own page as an answer; *announced* names the line of it that is spoken.

        With *about_sharing* reading goes on where it says who can read the result.
        """
        frame = self.frame(viewer)
        missing = unanswered.items if unanswered else ()
        template, context = pages.mine(self, frame, state, panel=panel, missing=missing)
        html = self.region(frame, template, {**context, "about_sharing": about_sharing})
        if unanswered is None:
            return Answer(html, announce=str(context.get(announced, "")))
        said = problem.sentence(unanswered, frame.voice)
        refused = {"region": True, "error": {"code": unanswered.code, "field": unanswered.field}}
        return Answer(html, announce=said, extra=refused, status=unanswered.status)

    def _emit(self, event: str) -> None:
        """Publish *event* on commit: which instrument, and nothing that was said."""
        self.host.emit(self, event, {"instrument": self.instrument})

    def validate_field_data(self, validation: Any, data: Any) -> None:
        """Refuse a questionnaire that the library does not have."""
        super().validate_field_data(validation, data)
        if data.instrument not in pages.SHOWN:
            said = self.ugettext("The library has no questionnaire of this name.")
            validation.add(ValidationMessage(ValidationMessage.ERROR, said))

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """What the XBlock workbench offers to try."""
        return [("Career interests", "<coaching_assessment/>")]
