"""A whole conversation on the platform's tables, with a word of its own in each answer."""

from django.db import connection
from xblock.fields import Scope, String

from coaching_xblock.assessment import AssessmentXBlock
from tests.host.platform import runtime

TALK = "first-conversation"


class Intake(AssessmentXBlock):
    """A block whose author chose the first conversation."""

    instrument = String(default=TALK, scope=Scope.settings)


class Talk:
    """The coach and the learner of *all*, at a block that asks for a first conversation."""

    def __init__(self, all, canary):
        self.all, self.canary = all, canary

    def post(self, user, handler, **data):
        block = runtime.lms_block(Intake, user)
        block.runtime.events = self.all.events
        return self.all.post(block, handler, **data)

    def writes(self, handler, **data):
        return self.post(self.all.coach, handler, learner=str(self.all.maya.id), **data)

    def says(self, handler, **data):
        return self.post(self.all.maya, handler, **data)

    @property
    def record(self):
        return self.all.row["records"][-1]["id"]

    def hand_over(self):
        """Begin, write in two windows, and hand over; the record's id."""
        assert self.writes("ask_record", extra=self.canary())[0] == 200
        assert self.writes("begin_record", old_enough=self.canary())[0] == 200
        which = self.record
        self.writes("open_record", sitting=self.canary())
        assert self.writes("open_record", sitting=which, panel=self.canary())[0] == 200
        words = {item: {"value": self.canary(), "was": None} for item in ("reason", "year", "first", "else")}
        assert self.writes("save_record", sitting=which, answers=words)[0] == 200
        again = {"reason": {"value": self.canary(), "was": None}}
        assert self.writes("save_record", sitting=which, answers=again)[0] == 409
        self.writes("save_record", sitting=which, answers={self.canary(): {"value": self.canary()}})
        assert self.writes("drop_record", sitting=self.canary())[0] == 404
        assert self.writes("hand_over", sitting=which, extra=self.canary())[0] == 200
        assert (
            words["year"]["value"] in self.says("show_record", sitting=which, panel=self.canary())[1]["html"]
        )
        return which

    def live(self):
        """One record is dropped, one deleted, one corrected, two confirmed."""
        connection.force_debug_cursor = True
        assert self.writes("begin_record")[0] == 200
        assert self.writes("drop_record", sitting=self.record)[0] == 200
        assert self.says("delete_record", sitting=self.hand_over(), extra=self.canary())[0] == 200
        assert self.says("correct_record", sitting=self.hand_over(), extra=self.canary())[0] == 200
        assert self.says("confirm_record", sitting=self.canary(), readers=self.canary())[0] == 404
        which = self.hand_over()
        assert self.says("confirm_record", sitting=which, share="yes", extra=self.canary())[0] == 200
        self.beside(which)

    def beside(self, which):
        """Another one, shared too: both side by side, for both people; then what a result can begin."""
        other = self.hand_over()
        assert self.says("confirm_record", sitting=other, share="yes", readers=self.canary())[0] == 200
        pair = {"before": which, "after": other, "extra": self.canary()}
        assert self.says("compare_sittings", one=which, other=other, extra=self.canary())[0] == 200
        assert self.writes("compare_shared", **pair)[0] == 200
        self.writes("compare_shared", before=self.canary(), after=self.canary())
        self.says("compare_sittings", one=self.canary(), other=self.canary())
        self.says("promise", sitting=self.canary(), keep=self.canary())
        self.says("ask_again", extra=self.canary())
        self.says("start_link", sitting=which, kind=self.canary(), scale=self.canary())
        self.says("remove_link", sitting=which, link=self.canary())
