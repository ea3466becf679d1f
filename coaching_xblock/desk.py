"""The desk: who the coaches are, one's own story, and what holds for the whole course."""

from __future__ import annotations

from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Boolean, Dict, Integer, List, Scope, String

from coaching_xblock.conversing.conversation import PARTS, SHEETS
from coaching_xblock.core.people import Viewer
from coaching_xblock.desking import pages
from coaching_xblock.desking.agreeing import Agreeing
from coaching_xblock.desking.authoring import Authoring, author
from coaching_xblock.desking.cards import Cards
from coaching_xblock.desking.confiding import Confiding
from coaching_xblock.desking.guarding import Guarding
from coaching_xblock.desking.overseeing import Overseeing
from coaching_xblock.desking.snippets import Snippets
from coaching_xblock.desking.stories import Stories


class DeskXBlock(Confiding, Guarding, Overseeing, Agreeing, Stories, Cards, Snippets, Authoring):
    """A learner's way to their coaches, and the course's rules for all coaching blocks."""

    element = "coaching-desk"
    parts: ClassVar = PARTS
    sheets: ClassVar = {
        "coaching-card": "css/desk.css",
        "coaching-snippet": "css/desk.css",
        "coaching-story": "css/desk.css",
        "coaching-writing": "css/desk.css",
        "<select": "css/forms.css",
        "coaching-words": "css/words.css",
        **SHEETS,
        "coaching-mark": "css/thread.css",
        "coaching-search": "css/coach.css",
        "coaching-list-line": "css/coach.css",
        "coaching-facts": "css/results.css",
    }
    editable_fields = (
        "display_name",
        "help_name",
        "help_phone",
        "help_link",
        "help_hours",
        "confidentiality",
        "protocol",
        "safeguarding",
        "under_18",
        "cohort_wall",
        "heading_level",
    )

    display_name = String(
        display_name="Title",
        help="The heading of this component.",
        default="Your coaching",
        scope=Scope.settings,
    )
    help_name = String(
        display_name="Help line: name",
        help="Shown wherever learners write. Empty: the site's own help line.",
        default="",
        scope=Scope.settings,
    )
    help_phone = String(display_name="Help line: phone", default="", scope=Scope.settings)
    help_link = String(display_name="Help line: web address", default="", scope=Scope.settings)
    help_hours = String(display_name="Help line: hours", default="", scope=Scope.settings)
    confidentiality = String(
        display_name="Limits of confidentiality",
        help="What learners read before they share for the first time. Plain text. Empty: the site's own.",
        default="",
        multiline_editor=True,
        scope=Scope.settings,
    )
    protocol = String(
        display_name="When a coach is worried",
        help="What a coach reads and does who is worried about somebody: your course's protocol. Plain text.",
        default="",
        multiline_editor=True,
        scope=Scope.settings,
    )
    safeguarding = String(
        display_name="Safeguarding persons",
        help="The usernames of those who are told when somebody is worried, separated by commas.",
        default="",
        scope=Scope.settings,
    )
    under_18 = Boolean(
        display_name="Learners may be under 18",
        help="Then the safeguarding persons can open conversations, pages say so, and booking links are off.",
        default=False,
        scope=Scope.settings,
    )
    cohort_wall = String(
        display_name="Cohorts that coaches read",
        help="A line for each coach, such as “amina: Day group, Evening group”. A coach reads only what "
        "these cohorts share. Empty: every coach of the course reads what is shared.",
        default="",
        multiline_editor=True,
        scope=Scope.settings,
    )

    schema = Integer(help="The shape of this person's row.", default=0, scope=Scope.user_state)
    messages = List(
        help="What this learner asked their coaches, and what was answered; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    drafts = List(
        help="What this person has written to somebody and not sent; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    access_log = Dict(help="Who opened and shared what.", default={}, scope=Scope.user_state)
    agreements = List(
        help="What this learner and a coach agreed about their work together; sealed.",
        default=[],
        scope=Scope.user_state,
    )
    card = Dict(help="What this coach says of themselves; sealed.", default={}, scope=Scope.user_state)
    snippets = List(help="This coach's own ready texts; sealed.", default=[], scope=Scope.user_state)
    vault = String(
        help="What is for nobody but the safeguarding persons; sealed, of the same size in every row.",
        default="",
        scope=Scope.user_state,
    )

    # Views

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """One's coaches and one's story for learners; their own card for coaches."""
        return self.view(self.host.viewer(self), pages.first)

    def author_view(self, context: Any = None) -> Fragment:
        """What holds for the course, and what an author should still see to."""
        return self.view(self.host.viewer(self), author)

    def public_view(self, context: Any = None) -> Fragment:
        """What visitors see who are not in the course: nothing of anybody."""
        return self.view(Viewer("", "", "anonymous"), pages.first)

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """What the XBlock workbench offers to try."""
        return [("A desk", "<coaching_desk/>")]
