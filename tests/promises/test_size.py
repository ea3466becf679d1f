"""Files and functions that can be read in one go, and a learner's page for a slow line."""

import ast
import gzip
from pathlib import Path

import pytest

from tests.desk import DeskStage
from tests.olx.small import GOOD
from tests.promises import sources
from tests.reflections import ReflectionStage
from tests.scene import AMINA, MAYA
from tests.stage import Stage

STATIC = sources.ROOT / "static" / "coaching"
MOST_MODULE = 300
MOST_FUNCTION = 40
MOST_SCRIPT = 200
MOST_PAGE = 12_000


def functions(path: Path) -> list[tuple[str, int]]:
    found = (
        node
        for node in ast.walk(sources.tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


@pytest.mark.parametrize("path", sources.modules(), ids=sources.named)
def test_module(path):
    assert len(path.read_text().splitlines()) <= MOST_MODULE
    assert [(name, lines) for name, lines in functions(path) if lines > MOST_FUNCTION] == []


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_script(path):
    assert len(path.read_text().splitlines()) <= MOST_SCRIPT


def compressed(files):
    return {file: len(gzip.compress((STATIC / file).read_bytes())) for file in files}


def again(maya):
    maya.set(retake="any").finish()
    maya.say("begin", again=maya.sitting)


STAGES = {
    "begun": Stage.begin,
    "begun again": again,
    "every kind of question": lambda maya: maya.set(instrument="own", source=GOOD).begin(),
    "finished": Stage.finish,
}
WRITING = {
    "all questions": {},
    "a question": {"prompts": "weekly-check-in"},
}


@pytest.mark.parametrize("stage", STAGES)
def test_scripts_and_styles_of_a_learners_page(stage):
    """What a page begins with; the script of another part comes once there is a place for it."""
    maya = Stage()
    STAGES[stage](maya)
    assert_light(maya)


@pytest.mark.parametrize("stage", WRITING)
def test_scripts_and_styles_of_a_page_to_write_on(stage):
    maya = ReflectionStage().set(**WRITING[stage])
    assert_light(maya)
    maya.hand_in(item=maya.seen().all("[name=item]")[0].get("value"))
    assert_light(maya)


def test_scripts_and_styles_of_a_page_with_a_conversation():
    maya = ReflectionStage().set(prompts="weekly-check-in")
    item = maya.seen().all("[name=item]")[0].get("value")
    which = maya.hand_in(item=item)
    maya.say("share", entry=which, readers="1 3")
    maya.as_(AMINA).say("save_message_draft", item=f"7 {which}  text", text="Hello.", revision=0)
    maya.say("send_message", learner="7", item=which, entry=which, text="Hello.")
    maya.as_(MAYA).say("read_messages", item=which, messages=maya.row()["messages"][0]["id"])
    assert_light(maya)


def assert_light(maya):
    block = maya.block()
    sizes = compressed(block.files(block.student_view().content))
    assert {"css/coaching.css", "js/saving.js"} < set(sizes)
    assert sum(sizes.values()) <= MOST_PAGE, sizes


def talked(maya):
    """Everything that the desk has for a learner is there, and read."""
    maya.show_card(how="I listen.", works_for="The library.")
    maya.asks("Can I ask?")
    maya.answers("You can.")
    maya.offers()
    maya.as_(MAYA).say("read_messages", messages=maya.row()["messages"][1]["id"])


@pytest.mark.parametrize("act", [lambda maya: maya.as_(MAYA), talked], ids=["empty", "talked"])
def test_scripts_and_styles_of_a_learners_desk(act):
    maya = DeskStage()
    act(maya)
    assert_light(maya.as_(MAYA))
