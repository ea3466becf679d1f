"""The reflection block: open questions, a place to write, and a conversation with a coach about it."""

from __future__ import annotations

from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Dict, Integer, List, Scope, String

from coaching_xblock.conversing import conversation
from coaching_xblock.core.people import Viewer
from coaching_xblock.reflecting import pages, studio
from coaching_xblock.reflecting.authoring import Authoring
from coaching_xblock.reflecting.copying import Copying
from coaching_xblock.reflecting.journal import Journaling
from coaching_xblock.reflecting.keeping import Keeping
from coaching_xblock.reflecting.reading import Reading
from coaching_xblock.reflecting.sharing import Sharing
from coaching_xblock.reflecting.writing import Writing


class ReflectionXBlock(Writing, Keeping, Sharing, Reading, Journaling, Copying, Authoring):
    """Open questions that a learner answers in their own words, private until they share them."""

    element = "coaching-reflection"
    parts: ClassVar = {
        **conversation.PARTS,
        "Prompt": ("data-coaching-prompt", "js/prompt.js"),
        "Unsent": ("data-coaching-unsent", "js/unsent.js"),
        "Checks": ("data-coaching-checks", "js/checks.js"),
    }
    sheets: ClassVar = {
        "coaching-words": "css/words.css",
        "coaching-prompts": "css/author.css",
        "coaching-asking": "css/reflection.css",
        "coaching-questions": "css/choosing.css",
        "coaching-check-in": "css/checks.css",
        "coaching-trend": "css/trend.css",
        "coaching-journal": "css/journal.css",
        "<table": "css/results.css",
        "coaching-search": "css/coach.css",
        "<select": "css/forms.css",
        "coaching-queue": "css/queue.css",
        "coaching-beside": "css/queue.css",
        "coaching-mark": "css/thread.css",
        **conversation.SHEETS,
    }
    editable_fields = (
        "display_name",
        "prompts",
        "source",
        "introduction",
        "sharing",
        "completion",
        "opens",
        "closes",
        "heading_level",
    )

    display_name = String(
        display_name="Title",
        help="The heading of this component.",
        default="A moment to reflect",
        scope=Scope.settings,
    )
    introduction = String(
        display_name="Introduction",
        help="Your own words before the questions: why they are here. Plain text.",
        default="",
        multiline_editor=True,
        scope=Scope.content,
    )
    schema = Integer(help="The shape of this person's row.", default=0, scope=Scope.user_state)
    entries = List(
        help="What this learner wrote, with its versions; sealed.", default=[], scope=Scope.user_state
    )
    messages = List(
        help="What this learner and their coaches said to each other; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    drafts = List(
        help="What this person has written to somebody and not sent; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    access_log = Dict(help="Who opened and shared what.", default={}, scope=Scope.user_state)

    # Views

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """The questions for learners, what is shared for coaches."""
        return self.view(self.host.viewer(self), pages.first)

    def author_view(self, context: Any = None) -> Fragment:
        """What learners will be asked, and what an author should still see to."""
        return self.view(self.host.viewer(self), studio.page)

    def public_view(self, context: Any = None) -> Fragment:
        """What visitors see who are not in the course: what it is, and nothing of anybody."""
        return self.view(Viewer("", "", "anonymous"), pages.first)

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """What the XBlock workbench offers to try."""
        return [("A reflection", "<coaching_reflection/>")]
