"""Safety on the platform's tables: no trace of what is hidden, a wall of cohorts, mail, and retirement."""

import json
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from webob import Request

from coaching_xblock.core.errors import Forbidden
from coaching_xblock.core.vault import Vault
from coaching_xblock.desk import DeskXBlock
from coaching_xblock.host import lms_retirement
from coaching_xblock.host.base import beside
from tests.host.platform import models, modules, runtime, staff
from tests.host.platform.models import StudentModule
from tests.host.probe import Probe, add
from tests.host.test_canary import canary

pytestmark = pytest.mark.usefixtures("platform")
UNIT = runtime.COURSE.make_usage_key("vertical", "unit")


class Course:
    """A learner, two coaches and a safeguarding person at the real handlers of the desk."""

    def __init__(self, person, store, **said):
        self.maya, self.leo = person("Maya Duarte"), person("Leo Costa")
        self.ines, self.rui = person("Ines Prado", ["staff"]), person("Rui Lobo", ["staff"])
        self.miriam = person("Miriam Adler", email="miriam@example.org")
        self.words, self.events = set(), []
        fields = dict.fromkeys(("help_name", "help_phone", "help_link", "help_hours", "confidentiality"), "")
        fields |= {"protocol": "Ask.", "safeguarding": "miriam_adler", "under_18": False, "cohort_wall": ""}
        store.add(runtime.DESK, "The desk", **{**fields, **said})
        store.tree = {
            runtime.COURSE.make_usage_key("course", "course"): [UNIT],
            UNIT: [runtime.DESK, runtime.USAGE],
        }

    def block(self, user):
        block = runtime.lms_block(DeskXBlock, user, runtime.DESK)
        block.runtime.events = self.events
        return block

    def say(self, user, handler, **data):
        self.words |= set(re.findall(r"canary\d+bird", json.dumps(data)))
        request = Request.blank("/", method="POST", body=json.dumps(data).encode())
        response = self.block(user).handle(handler, request)
        assert response.status_code == 200, response.text
        return json.loads(response.body)["html"]

    def row(self, user):
        return json.loads(StudentModule.objects.get(student=user, module_state_key=runtime.DESK).state)

    def vault(self, user):
        block = self.block(user)
        return Vault.load(block.host.reading(block, str(user.id)).vault)


@pytest.fixture
def course(sqlite, platform, person):
    return Course(person, platform)


@pytest.fixture
def loud(caplog):
    for logger in ("", "django", "coaching_xblock", "xblock"):
        caplog.set_level("DEBUG", logger)
    connection.force_debug_cursor = True
    yield caplog
    connection.force_debug_cursor = False


def confided(course):
    """Maya writes, Miriam answers and notes; Ines is worried and says why Maya is not told."""
    maya, miriam = str(course.maya.id), str(course.miriam.id)
    said, answer, note, saw, why = (canary() for _ in range(5))
    course.say(course.maya, "save_confided", text=said, revision=0)
    course.say(course.maya, "send_confided", text=said, guards=miriam)
    course.say(course.maya, "save_confided", text=canary(), revision=0)
    course.say(course.miriam, "list_matters")
    course.say(course.miriam, "open_matter", learner=maya, matter="talk")
    for kind, text, handler in (("answer", answer, "answer_confided"), ("note", note, "note_matter")):
        course.say(course.miriam, "save_guarded", item=f"{maya} talk {kind}", text=text, revision=0)
        course.say(course.miriam, handler, learner=maya, matter="talk", text=text)
    course.say(course.miriam, "save_guarded", item=f"{maya} talk note", text=canary(), revision=0)
    course.say(course.ines, "save_worry", item=f"{maya}  seen", text=saw, revision=0)
    course.say(course.ines, "send_worry", learner=maya, text=saw, reason=why, guards=miriam)
    course.say(course.ines, "save_worry", item=f"{maya}  seen", text=canary(), revision=0)
    return said, answer, note, saw, why


def test_no_word_is_found_anywhere(course, loud):
    confided(course)
    chosen, learner = runtime.view_as(course.ines, course.maya)
    looking = runtime.lms_block(DeskXBlock, learner, runtime.DESK, masquerade=chosen)
    states = StudentModule.objects.values_list("state", flat=True)
    places = {
        "rows": "\n".join(state or "" for state in states),
        "logs": "\n".join([loud.text, *(repr(record.__dict__) for record in loud.records)]),
        "events": repr(course.events),
        "caches": repr([*cache._cache.values(), *cache._cache]),
        "staff debug panel": staff.debug_panel(looking),
        "response report": staff.response_report(runtime.DESK),
        "mail": repr([(each.subject, each.body) for each in mail.outbox]),
    }
    for place, text in places.items():
        assert [word for word in course.words if word in text] == [], place
    assert len(course.words) > 7 and course.events == []


def test_the_words_are_there_for_whom_they_are(course):
    said, answer, note, saw, why = confided(course)
    mine = course.say(course.maya, "confide")
    assert said in mine and answer in mine
    assert not any(each in mine for each in (note, saw, why))
    report = course.vault(course.maya).concerns["reports"][0]["id"]
    opened = course.say(course.miriam, "open_matter", learner=str(course.maya.id), matter=report)
    assert saw in opened and why in opened


def test_raw_rows_look_the_same_with_and_without(course):
    confided(course)
    for user in (course.maya, course.leo, course.rui):
        course.say(user, "draft_key") if user is not course.maya else None
    rows = [course.row(each) for each in (course.maya, course.leo, course.rui, course.ines, course.miriam)]
    for row in rows:
        assert {**row, "vault": ""} == {**rows[1], "vault": ""}
        assert len(row["vault"]) == len(rows[1]["vault"])


def test_a_token_changes_with_each_look_of_its_owner(course):
    confided(course)
    seen = set()
    for _ in range(3):
        course.say(course.maya, "draft_key")
        seen.add(course.row(course.maya)["vault"])
    assert len(seen) == 3


# Mail


def test_miriam_gets_mail_that_tells_nothing(course, settings):
    settings.LMS_ROOT_URL = "https://learn.example.org"
    confided(course)
    assert len(mail.outbox) == 2 and {tuple(each.to) for each in mail.outbox} == {("miriam@example.org",)}
    for each in mail.outbox:
        assert "https://learn.example.org/courses/" in each.body
        text = each.subject + each.body
        assert not any(name in text for name in ("Maya", "Duarte", "Ines", "Prado", "worried"))


def test_a_site_can_leave_mail_out(course, settings):
    settings.COACHING_MAIL = False
    confided(course)
    assert mail.outbox == []


def test_mail_that_fails_loses_nothing(course, settings, caplog):
    settings.EMAIL_BACKEND = "no.such.backend"
    said, *_ = confided(course)
    assert said in course.say(course.maya, "confide")
    assert "could not be written to" in caplog.text


# The wall


@pytest.fixture
def walled(sqlite, platform, person):
    course = Course(person, platform, cohort_wall="ines_prado: Day\nrui_lobo: Evening, Night")
    for name, user in (("Day", course.maya), ("Evening", course.leo)):
        group = models.CourseUserGroup.objects.create(name=name, course_id=runtime.COURSE)
        group.users.add(user)
    course.ada = person("Ada Admin", ["instructor"])
    for user in (course.maya, course.leo):
        add(runtime.lms_block(Probe, user), str(user.id), "word")
    return course


def probe(user):
    return runtime.lms_block(Probe, user)


def test_a_coach_reaches_the_cohorts_named_for_them_alone(walled):
    maya, leo = str(walled.maya.id), str(walled.leo.id)
    for user, reaches in ((walled.ines, {maya}), (walled.rui, {leo}), (walled.ada, {maya, leo})):
        block = probe(user)
        place = block.host
        assert {row.person for row in place.states(block)} == reaches
        assert set(place.learners(block).ids) >= reaches
        assert ({maya, leo} - reaches).isdisjoint(place.learners(block).ids)
        for person in (maya, leo):
            if person in reaches:
                assert place.reading(block, person).sittings
                continue
            for look in (place.reading, place.editing):
                with pytest.raises(Forbidden) as refused, _entered(look(block, person)):
                    pass
                assert refused.value.code == "walled"


def _entered(found):
    return found if hasattr(found, "__enter__") else pytest.fail("It was read.")


def test_learners_read_who_can_really_read(walled):
    names = {
        user.username: [each.name for each in probe(user).host.coaches(probe(user))]
        for user in (walled.maya, walled.leo)
    }
    assert names == {"maya_duarte": ["Ada Admin", "Ines Prado"], "leo_costa": ["Ada Admin", "Rui Lobo"]}


def test_a_cohort_is_left_at_once(walled):
    maya = str(walled.maya.id)
    models.CourseUserGroup.objects.get(name="Day").users.clear()
    with pytest.raises(Forbidden):
        probe(walled.ines).host.reading(probe(walled.ines), maya)
    assert list(probe(walled.ines).host.states(probe(walled.ines))) == []


def test_a_group_of_a_coach_s_own_choosing_opens_nothing_more(walled):
    block = probe(walled.ines)
    assert block.host.learners(block, group="Evening").ids == []
    assert block.host.learners(block, group="Day").ids == [str(walled.maya.id)]


def test_a_block_beside_has_the_same_wall(walled):
    block = probe(walled.ines)
    desk = beside(block, str(runtime.DESK), "coaching_desk")
    with pytest.raises(Forbidden):
        block.host.reading(desk, str(walled.leo.id))


# Retirement


def test_what_was_begun_about_a_retired_person_goes_out_of_vaults(course):
    confided(course)
    leo = str(course.leo.id)
    course.say(course.leo, "draft_key")
    course.say(course.ines, "save_worry", item=f"{leo}  seen", text="about Leo", revision=0)
    course.say(course.miriam, "list_matters")
    assert len(course.vault(course.ines).own["jottings"]) == 2
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=course.maya)
    assert [key.split()[0] for key in course.vault(course.ines).own["jottings"]] == [leo]
    own = course.vault(course.miriam).own
    assert own["jottings"] == {} and own["inbox"]["lines"] == {}
    assert not StudentModule.objects.filter(student=course.maya).exists()


def test_rows_that_say_nothing_about_them_are_not_written(course):
    confided(course)
    course.say(course.rui, "draft_key")
    before = course.row(course.rui)
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=course.maya)
    assert course.row(course.rui) == before


def test_a_vault_that_does_not_open_stays_and_stops_nothing(course, settings):
    confided(course)
    before = course.row(course.ines)
    settings.COACHING_KEYS = ["another key of thirty-two characters or so"]
    lms_retirement.connect()
    modules.USER_RETIRE_LMS_MISC.send(sender=None, user=course.maya)
    assert course.row(course.ines) == before
