"""The cohort wall: no handler, list or page of any block lets a coach see past it."""

import json
from importlib.metadata import entry_points
from typing import Any

import pytest
from webob import Request

from coaching_xblock.core.people import Sibling, Viewer
from coaching_xblock.host.base import StoredRow, usage_of
from coaching_xblock.host.seal import Seal
from tests.blocks.entries import Notebook
from tests.blocks.talking import Talk
from tests.desk import DeskStage
from tests.scene import ADA, AMINA, LEO, MAYA, Scene
from tests.stage import Stage

KINDS = {
    point.name: point.load()
    for point in entry_points(group="xblock.v1")
    if point.name.startswith("coaching_")
}
BEN = Viewer("5", "Ben", "coach", username="ben")
#: The id of everything of Maya's, and a word in it.
CANARY, SECRET = "canarybird", "nightingale"
#: Names under which handlers take somebody's or something's id.
NAMES = (
    "learner", "sitting", "item", "entry", "entries", "message", "messages", "before", "after", "draft", "to",
    "person", "owner", "usage", "which", "record", "about", "text", "search", "quote", "source", "version",
)  # fmt: skip

FORMS = ["7", "7 {}", "7 {} ", "7 {}  text", "7 {} whole stands_out", "{}", "u1 {} v1"]


def walled(scene: Scene, text: str = "amina: Day group\nben: Evening group, Night group") -> Scene:
    """Maya is in the day group, Leo in the evening group."""
    scene.host.blocks = [Sibling("desk", "coaching_desk", "Desk")]
    scene.host.fields = {"desk": {"cohort_wall": text, "safeguarding": "miriam"}}
    scene.host.cohorts = {"7": "Day group", "8": "Evening group"}
    scene.host.coach_ids, scene.host.admin_ids = ("1", "3", "5"), ("3",)
    scene.host.course["5"] = type(scene.host.course["7"])("5", "Ben")
    scene.host.usernames["ben"] = "5"
    return scene


def handlers() -> list[tuple[str, str]]:
    return [(name, handler) for name, kind in KINDS.items() for handler in kind.handler_names()]


class Any_(Scene):
    """A block of any type, and a row of Maya's that is full of words."""

    def __init__(self, name: str) -> None:
        self.kind, self.block_type = KINDS[name], name
        super().__init__()
        seal = Seal("7", "u1")
        said = {"about": "", "parts": {"text": SECRET}, "quotes": [], "differently": False}
        message = {"id": CANARY, "item": CANARY, "by": "7", "kind": "message", "sent": ""}
        entry = {"id": CANARY, "stage": "submitted", "consent": {"state": "shared"}, "submitted": ""}
        entry |= {"prompt": "", "occasion": "", "started": "", "changed": "", "versions": []}
        row = {
            "schema": 0,
            "sittings": [{"id": CANARY, "stage": "finished", "finished": "", "consent": {"state": "shared"}}],
            "entries": [{**entry, "writing": {"text": seal.close(SECRET)}}],
            "messages": [{**message, "words": seal.close(said)}],
        }
        self.host.stored["7", "u1"] = (json.dumps(row), "")


def coachs(scene: Scene, handler: str) -> bool:
    """May coaches call it at all?"""
    return scene.as_(AMINA).post(handler)[1].get("error", {}).get("code") != "forbidden"


@pytest.mark.parametrize(("name", "handler"), handlers())
def test_every_handler_that_takes_a_learner_refuses_beyond_it(name: str, handler: str) -> None:
    scene = walled(Any_(name))
    if not coachs(scene, handler):
        return
    before = dict(scene.host.stored)
    sent = {each: CANARY for each in NAMES}
    status, answer = scene.as_(BEN).post(handler, **{**sent, "learner": "7"})
    assert (status, answer["error"]["code"]) == (403, "walled"), answer
    assert CANARY not in json.dumps(answer) and scene.host.stored == before


@pytest.mark.parametrize(("name", "handler"), handlers())
@pytest.mark.parametrize("form", FORMS)
def test_no_other_name_for_a_learner_is_a_way_around(name: str, handler: str, form: str) -> None:
    """What a handler makes of any field, it finds the wall at the door to the row."""
    scene = walled(Any_(name))
    if not coachs(scene, handler):
        return
    before = scene.host.stored["7", "u1"]
    for each in set(NAMES) - {"learner"}:
        sent: dict[str, Any] = {**dict.fromkeys(NAMES, ""), each: form.format(CANARY), "revision": 0}
        del sent["learner"]
        status, answer = scene.as_(BEN).post(handler, **sent)
        assert status in (200, 400, 403, 404, 409)
        shown = json.dumps(answer)
        assert SECRET not in shown and "Maya" not in shown
        assert CANARY not in shown.replace(form.format(CANARY).strip(), "")
    assert scene.host.stored["7", "u1"] == before


@pytest.mark.parametrize("name", KINDS)
def test_rows_beyond_it_cannot_be_opened_listed_or_locked(name: str) -> None:
    scene = walled(Any_(name))
    for viewer, sees in ((AMINA, True), (BEN, False), (ADA, True)):
        block = scene.as_(viewer).block()
        place, usage = block.host, usage_of(block)
        assert ("7" in [each.person for each in place.states(block)]) is sees
        assert ("7" in place.learners(block).ids) is sees
        for look in (
            lambda place=place, block=block: place.reading(block, "7"),
            lambda place=place, usage=usage: place.rows("7", {usage: name}),
            lambda place=place, usage=usage: place.sealed("7", {usage: name}),
            lambda place=place, block=block: place.editing(block, "7").__enter__(),
        ):
            assert _refused(look) is not sees


def _refused(look: Any) -> bool:
    try:
        found = look()
        if hasattr(found, "close"):
            found.close()
    except Exception as error:
        return getattr(error, "code", "") == "walled"
    return False


@pytest.fixture
def shared() -> Stage:
    stage = Stage()
    stage.which = stage.share()  # type: ignore[attr-defined]
    return stage


def test_lists_count_nobody_beyond_it(shared: Stage) -> None:
    walled(shared)
    for viewer, sees in ((AMINA, True), (BEN, False), (ADA, True)):
        page = shared.as_(viewer).page()
        assert ("1 learner shares a result here." in page) is sees
        assert ("Maya" in page) is sees
        everyone = shared.say("list_shared", everyone="yes")["html"]
        assert ("Maya" in everyone) is sees
        assert ("Leo" in everyone) is (viewer is not AMINA)
        assert ("Maya" in shared.say("list_shared", search="may")["html"].replace("“may”", "")) is sees


def test_a_coach_within_it_reads_as_ever(shared: Stage) -> None:
    walled(shared)
    answer = shared.as_(AMINA).say("open_result", learner="7", sitting=shared.which)  # type: ignore[attr-defined]
    assert "Investigative" in answer["html"]


@pytest.mark.parametrize(
    "text",
    [
        "ben: Day group", "amina:", "amina", "Amina: Day group", "amina: day group", ":", "amina Day group",
        "amina: Evening group", "# nobody", "amina; Day group",
    ],
)  # fmt: skip
def test_whoever_is_not_named_reads_nothing(shared: Stage, text: str) -> None:
    """A line that cannot be read shuts the door; it never opens it."""
    walled(shared, text)
    status, answer = shared.as_(AMINA).post("open_result", learner="7", sitting=shared.which)  # type: ignore[attr-defined]
    assert (status, answer["error"]["code"]) == (403, "walled")
    assert "Nobody shares a result here yet." in shared.page()


def test_a_learner_without_a_cohort_is_beyond_every_coach(shared: Stage) -> None:
    walled(shared)
    shared.host.cohorts = {}
    for viewer, status in ((AMINA, 403), (BEN, 403), (ADA, 200)):
        assert shared.as_(viewer).post("open_result", learner="7", sitting=shared.which)[0] == status  # type: ignore[attr-defined]


def test_a_coach_without_a_username_is_nobody(shared: Stage) -> None:
    walled(shared, "amina: Day group\n: Day group")
    nameless = Viewer("1", "Amina", "coach")
    assert shared.as_(nameless).post("open_result", learner="7", sitting=shared.which)[0] == 403  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "  \n ", None])
def test_without_a_line_there_is_no_wall(shared: Stage, text: Any) -> None:
    walled(shared, text)
    assert shared.as_(BEN).post("open_result", learner="7", sitting=shared.which)[0] == 200  # type: ignore[attr-defined]


def test_somebody_who_moved_to_another_cohort_is_out_of_reach_at_once(shared: Stage) -> None:
    walled(shared)
    sent = {"learner": "7", "sitting": shared.which}  # type: ignore[attr-defined]
    assert shared.as_(AMINA).post("open_result", **sent)[0] == 200
    shared.host.cohorts["7"] = "Evening group"
    assert shared.as_(AMINA).post("open_result", **sent)[0] == 403
    assert shared.as_(BEN).post("open_result", **sent)[0] == 200


def test_a_made_up_person_is_refused_in_the_same_words(shared: Stage) -> None:
    walled(shared)
    asked = [shared.as_(BEN).post("open_result", learner=each, sitting="s") for each in ("7", "999", "x")]
    assert asked[0] == asked[1] == asked[2]


def test_a_learner_reads_who_can_really_read(shared: Stage) -> None:
    """A name on the page that the wall keeps out would be untrue."""
    walled(shared)
    assert [each.name for each in shared.as_(MAYA).block().host.coaches(None)] == ["Amina", "Ada"]
    assert [each.name for each in shared.as_(LEO).block().host.coaches(None)] == ["Ada", "Ben"]
    assert [each.name for each in shared.as_(BEN).block().host.coaches(None)] == ["Amina", "Ada", "Ben"]
    page = shared.as_(MAYA).say("ask_share", sitting=shared.which)["html"]  # type: ignore[attr-defined]
    assert "Ben" not in page


def test_coaches_still_reach_each_other_and_their_own(shared: Stage) -> None:
    walled(shared)
    block = shared.as_(BEN).block()
    for person in ("5", "1", "3"):
        block.host.reading(block, person)
    assert isinstance(next(iter(block.host.states(block)), StoredRow("", {}, "")), StoredRow)


def test_a_learner_s_own_page_knows_no_wall(shared: Stage) -> None:
    walled(shared)
    shared.host.cohorts = {}
    assert "Investigative" in shared.as_(MAYA).page()
    request = Request.blank("/", method="POST", body=b'{"sitting": "%s"}' % shared.which.encode())  # type: ignore[attr-defined]
    assert shared.block().handle("show", request).status_code == 200


def test_a_conversation_is_passed_to_nobody_beyond_it() -> None:
    """Whom the wall keeps out would never answer."""
    talk = walled(Talk())
    assert isinstance(talk, Talk)
    page = talk.opens()["html"]
    assert "Ada" in page and "Ben" not in page
    status, answer = talk.coach().post("pass_on", learner="7", item="e1", to="5")
    assert (status, answer["error"]["code"]) == (400, "no_colleague")
    assert talk.coach().post("pass_on", learner="7", item="e1", to="3")[0] == 200


def test_a_coach_who_is_a_safeguarding_person_too_coaches_nobody_beyond_it() -> None:
    desk = DeskStage()
    desk.proposes(often="Every second Friday, says Maya.")
    desk.as_(BEN).say("save_agreement", item="7 often", text="Weekly", revision=2)
    (begun,) = desk.row(BEN.id)["drafts"]
    walled(desk).host.fields["desk"]["safeguarding"] = "ben"
    for handler, sent in (
        ("save_agreement", {"item": "7 often", "text": "x", "revision": 99}),
        ("save_message_draft", {"item": "7   text", "text": "x", "revision": 0}),
        ("drop_message_draft", {"draft": begun["id"]}),
    ):
        status, answer = desk.as_(BEN).post(handler, **sent)
        assert (status, answer["error"]["code"]) == (403, "walled"), handler
        assert "says Maya" not in json.dumps(answer)


def test_lists_of_entries_count_nobody_beyond_it() -> None:
    book = Notebook()
    book.give(book.hand_in())
    walled(book)
    for viewer, sees in ((AMINA, True), (BEN, False), (ADA, True)):
        for page in (book.as_(viewer).page(), book.say("list_shared", search="may", show="all")["html"]):
            assert ("Maya" in page) is sees, viewer


def test_the_desk_lists_nobody_beyond_it() -> None:
    desk = DeskStage()
    desk.asks("A question for my coaches.")
    walled(desk)
    desk.host.blocks = [Sibling(desk.usage, "coaching_desk", "Desk")]
    desk.host.fields = {desk.usage: {"cohort_wall": "amina: Day group\nben: Evening group"}}
    for viewer, sees in ((AMINA, True), (BEN, False), (ADA, True)):
        for page in (desk.as_(viewer).page(), desk.say("list_learners", search="", acting="yes")["html"]):
            assert ("Maya" in page) is sees, viewer
    assert desk.as_(BEN).post("open_learner", learner="7")[0] == 403


def test_a_question_is_told_to_those_who_can_read_it() -> None:
    desk = DeskStage()
    walled(desk)
    desk.host.blocks = [Sibling(desk.usage, "coaching_desk", "Desk")]
    desk.host.fields = {desk.usage: {"cohort_wall": "amina: Day group\nben: Evening group"}}
    told: list[Any] = []
    desk.host.notify = lambda people, kind, facts: told.append(sorted(people))  # type: ignore[assignment]
    desk.asks("A question for my coaches.")
    assert told == [["1", "3"]]
