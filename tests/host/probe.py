"""A block with the assessment's rows and nothing else, for tests of the door."""

from xblock.core import XBlock
from xblock.fields import Dict, Integer, List, Scope, ScopeIds

from coaching_xblock import host
from coaching_xblock.core.errors import Conflict


@XBlock.wants("user", "roster", "studio_user_permissions")
class Probe(XBlock):
    schema = Integer(default=0, scope=Scope.user_state)
    sittings = List(default=[], scope=Scope.user_state)
    access_log = Dict(default={}, scope=Scope.user_state)

    @property
    def host(self):
        return host.of(self)


def ids(user, usage="s.coaching_assessment.d0.u0"):
    return ScopeIds(user, "coaching_assessment", "d", usage)


def sitting(id="s1", answers=None, note=""):
    return {"id": id, "answers": answers or {}, "note": {"text": note or None, "revision": 0}}


def add(block, person, word):
    """Add *word* to a person's row, as any writer does: read fresh, change, write."""
    with block.host.editing(block, person) as state:
        state.sittings = [*state.sittings, sitting(word, note=f"note {word}")]


def words(block, person):
    return [each["id"] for each in block.host.reading(block, person).sittings]


def write_note(block, person, text, revision):
    """A document with revisions, in the smallest form: a stale one is answered with both texts."""
    with block.host.editing(block, person) as state:
        first, *rest = state.sittings or [sitting()]
        note = first["note"]
        if revision != note["revision"]:
            raise Conflict("stale", mine=text, stored=note["text"])
        state.sittings = [{**first, "note": {"text": text, "revision": revision + 1}}, *rest]
