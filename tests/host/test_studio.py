"""Studio keeps an author's own answers in their session, and touches no learner's row."""

from types import SimpleNamespace

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore

from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.people import Page
from tests.host.platform import runtime
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add, words

ADA = SimpleNamespace(id=7, username="ada", is_authenticated=True, is_staff=True)


def test_the_rows_of_the_lms_can_be_imported_and_are_never_written(sqlite, platform, person):
    learner = person("Maya")
    add(runtime.lms_block(Probe, learner), str(learner.id), "hers")
    block = runtime.preview_block(Probe, ADA, SessionStore())
    add(block, "7", "mine")
    assert words(block, str(learner.id)) == []
    with pytest.raises(Forbidden):
        add(block, str(learner.id), "hers")
    assert StudentModule.objects.count() == 1
    assert (list(block.host.states(block)), block.host.coaches(block)) == ([], ())
    assert block.host.learners(block) == Page((), 0, 1)
    assert not block.host.enrolled(block, block.host.viewer(block).id)
    assert list(block.host.people([str(learner.id), "7"])) == ["7"]


def test_answers_outlive_a_request_and_stay_in_their_session():
    session, other = SessionStore(), SessionStore()
    add(runtime.preview_block(Probe, ADA, session), "7", "one")
    assert session.modified
    assert words(runtime.preview_block(Probe, ADA, session), "7") == ["one"]
    assert words(runtime.preview_block(Probe, ADA, other), "7") == []


def test_a_nested_change_marks_the_session():
    session = SessionStore()
    add(runtime.preview_block(Probe, ADA, session), "7", "one")
    session.modified = False
    block = runtime.preview_block(Probe, ADA, session)
    with block.host.editing(block, "7") as state:
        state.sittings[0]["answers"]["i01"] = 4
    assert session.modified


def test_words_are_sealed_in_the_session_too():
    session = SessionStore()
    add(runtime.preview_block(Probe, ADA, session), "7", "one")
    assert "note one" not in repr(dict(session.items()))


def test_the_platform_s_field_path_finds_them():
    session = SessionStore()
    add(runtime.preview_block(Probe, ADA, session), "7", "one")
    assert runtime.preview_block(Probe, ADA, session).sittings[0]["id"] == "one"


@pytest.mark.parametrize(("writes", "role"), [(True, "author"), (False, "learner")])
def test_an_author_is_whoever_may_edit_this_course(writes, role):
    block = runtime.preview_block(Probe, ADA, {}, writes=writes)
    assert block.host.viewer(block).role == role


def test_events_go_nowhere():
    block = runtime.preview_block(Probe, ADA, {})
    block.host.emit(block, "coaching.assessment.begun", {})
    assert block.runtime.events == []
