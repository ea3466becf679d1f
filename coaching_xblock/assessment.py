"""The assessment block: a learner takes a questionnaire and may share its result with the coaches."""

from __future__ import annotations

import functools
from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Dict, Integer, List, Scope, String

from coaching_xblock.assessing import pages, studio
from coaching_xblock.assessing.answers import Answers
from coaching_xblock.assessing.authoring import Authoring
from coaching_xblock.assessing.copying import Copying
from coaching_xblock.assessing.echoing import Echoing
from coaching_xblock.assessing.exploring import Exploring
from coaching_xblock.assessing.keeping import Keeping
from coaching_xblock.assessing.linking import Linking
from coaching_xblock.assessing.reading import Reading
from coaching_xblock.assessing.recording import Recording
from coaching_xblock.assessing.ruling import Ruling
from coaching_xblock.assessing.shortlisting import Shortlisting
from coaching_xblock.assessing.taking import Taking
from coaching_xblock.assessing.talking import Talking
from coaching_xblock.block import Page
from coaching_xblock.conversing import conversation
from coaching_xblock.core.people import Viewer


class AssessmentXBlock(
    Taking,
    Keeping,
    Recording,
    Answers,
    Echoing,
    Reading,
    Talking,
    Exploring,
    Shortlisting,
    Authoring,
    Ruling,
    Copying,
    Linking,
):
    """A questionnaire with an honest result that stays the learner's own until they share it."""

    element = "coaching-assessment"
    parts: ClassVar = {
        "Answers": ("data-coaching-questionnaire", "js/assessment.js"),
        **conversation.PARTS,
    }
    sheets: ClassVar = {
        "coaching-questionnaire": "css/questions.css",
        "coaching-report": "css/results.css",
        "coaching-hexagon": "css/hexagon.css",
        "coaching-bars": "css/bars.css",
        "coaching-given": "css/given.css",
        "<dl": "css/results.css",
        "<table": "css/results.css",
        **conversation.SHEETS,
        "coaching-mark": "css/thread.css",
        "coaching-over-time": "css/keeping.css",
        "coaching-careers": "css/careers.css",
        "coaching-search": "css/coach.css",
        "coaching-record": "css/records.css",
        "coaching-samples": "css/author.css",
        "coaching-words": "css/words.css",
    }
    editable_fields = (
        "display_name",
        "instrument",
        "source",
        "introduction",
        "retake",
        "retake_days",
        "sharing",
        "careers_link",
        "heading_level",
    )

    display_name = String(
        display_name="Title",
        help="The heading of this component.",
        default="What interests you",
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
    records = List(
        help="What coaches wrote down in conversation and this learner has not confirmed; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    access_log = Dict(help="Who opened and shared what.", default={}, scope=Scope.user_state)
    messages = List(
        help="What this learner and their coaches said to each other about results; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    shortlist = List(
        help="Occupations that this learner wants to remember; sealed.", default=[], scope=Scope.user_state
    )
    links = List(
        help="Reflections and goals that were started from a result.", default=[], scope=Scope.user_state
    )
    drafts = List(
        help="What this person has written to somebody and not sent; sealed.",
        default=[],
        scope=Scope.user_state,
    )

    # Views

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """The questionnaire for learners, the shared results for coaches."""
        return self._view(self.host.viewer(self), pages.first)

    def author_view(self, context: Any = None) -> Fragment:
        """What learners read first, and what an author should still see to."""
        return self._view(self.host.viewer(self), studio.page)

    def public_view(self, context: Any = None) -> Fragment:
        """What visitors see who are not in the course: what it is, and nothing of anybody."""
        return self._view(Viewer("", "", "anonymous"), pages.public)

    def _view(self, viewer: Viewer, page: Page) -> Fragment:
        """A page, or a calm card where the questionnaire cannot be read."""
        return self.view(viewer, functools.partial(pages.readable, page))

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """What the XBlock workbench offers to try."""
        return [("Career interests", "<coaching_assessment/>")]
