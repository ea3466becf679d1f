"""A block as OLX: authored fields out and in, exactly; a learner's state never."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from xblock.core import XML_NAMESPACES, XBlock
from xblock.fields import Scope

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core import limits
from coaching_xblock.core.rows import BY_TYPE
from coaching_xblock.olx import versions
from tests.olx.small import GOOD, changed
from tests.stage import AUTHOR, Stage

OTHER = changed("Sing", "Dance")


def export(block: XBlock) -> bytes:
    node = etree.Element("unknown")
    block.add_xml_to_node(node)
    return etree.tostring(node)


def test_out_and_in_is_exact(stage: Stage) -> None:
    block = stage.as_(AUTHOR).block()
    block.display_name = 'Zum "Anfang" <1> & ümläut'
    block.introduction = "First line\n\nThird line"
    block.heading_level = 4
    written = export(block)
    copy = AssessmentXBlock.parse_xml(
        etree.fromstring(written), stage.runtime, block.scope_ids._replace(usage_id="u2", def_id="d2")
    )
    assert (copy.display_name, copy.introduction, copy.heading_level) == (
        block.display_name,
        block.introduction,
        block.heading_level,
    )
    assert export(copy) == written


def test_learner_state_never_leaves_with_the_course(stage: Stage) -> None:
    block = stage.block()
    block.sittings = [{"answers": "words"}]
    block.access_log = {"lines": []}
    written = export(block).decode()
    assert "words" not in written and "sittings" not in written and "access_log" not in written


def test_the_platforms_save_never_writes_learner_state(stage: Stage) -> None:
    block = stage.block()
    block.sittings.append({"id": "stale"})
    block.display_name = "Still saved"
    block.save()
    assert stage.block().sittings == []
    assert stage.block().display_name == "Still saved"


def test_declared_fields_are_the_rows_fields() -> None:
    declared = {name for name, field in AssessmentXBlock.fields.items() if field.scope == Scope.user_state}
    assert declared == set(BY_TYPE["coaching_assessment"].fields)
    for name in declared:
        assert AssessmentXBlock.fields[name].default == BY_TYPE["coaching_assessment"].fields[name]


OWN = {"instrument": "own", "source": GOOD, "earlier_sources": [OTHER]}


def read(stage: Stage, written: bytes, parser: etree.XMLParser | None = None) -> XBlock:
    ids = stage.block().scope_ids._replace(usage_id="u2", def_id="d2")
    return AssessmentXBlock.parse_xml(etree.fromstring(written, parser), stage.runtime, ids)


def with_fields(stage: Stage, **fields: Any) -> XBlock:
    block = stage.as_(AUTHOR).block()
    for name, value in fields.items():
        setattr(block, name, value)
    return block


@pytest.mark.parametrize("blanks", [False, True], ids=["as it is", "as the platform reads it"])
def test_an_own_questionnaire_stands_in_child_elements(stage: Stage, blanks: bool) -> None:
    written = export(with_fields(stage, **OWN))
    node = etree.fromstring(written)
    assert [child.tag for child in node] == ["instrument", "earlier"] and "source" not in node.attrib
    copy = read(stage, written, etree.XMLParser(remove_blank_text=blanks, remove_comments=True))
    assert copy.instrument == "own"
    assert versions.read(copy.source) == versions.read(GOOD)
    assert [versions.read(text) for text in copy.earlier_sources] == [versions.read(OTHER)]
    assert copy.source.count("\n") > 50, "an author reads it, and findings name lines"
    assert export(copy) == written
    assert read(stage, export(copy)).source == copy.source


@pytest.mark.parametrize("source", ["<instrument", "<instrument><a/>\n</instrument>", 'x "&" <y>\n\tz', ""])
def test_an_own_questionnaire_that_cannot_be_read_comes_back_too(stage: Stage, source: str) -> None:
    written = export(with_fields(stage, instrument="own", source=source, earlier_sources=["<no", GOOD]))
    copy = read(stage, written)
    assert (copy.source, copy.earlier_sources[0]) == (source, "<no")
    assert versions.read(copy.earlier_sources[1]) == versions.read(GOOD)
    assert export(copy) == written


def test_a_broken_element_is_kept_as_it_stands(stage: Stage) -> None:
    inside = b"<instrument id='x'><b>words</b></instrument>"
    copy = read(stage, b'<coaching_assessment instrument="own">' + inside + b"tail</coaching_assessment>")
    assert copy.source == '<instrument id="x"><b>words</b></instrument>'


def test_children_that_nobody_knows_are_named_and_make_no_blocks(stage: Stage, caplog: Any) -> None:
    node = etree.fromstring(
        '<coaching_assessment xmlns:option="http://code.edx.org/xblock/option" instrument="own">'
        "<!-- a word --><?pi x?><html>words</html><option:introduction>Hello</option:introduction>"
        "<coaching_assessment/><instrument/><instrument>second</instrument><earlier/></coaching_assessment>"
    )
    before = etree.tostring(node)
    block = AssessmentXBlock.parse_xml(node, stage.runtime, stage.block().scope_ids)
    assert (block.introduction, block.source, block.earlier_sources) == ("Hello", "<instrument/>", [])
    assert "<html>, <coaching_assessment>, <instrument> of u1 was not read" in caplog.text
    assert "words" not in caplog.text
    assert etree.tostring(node) == before


@pytest.mark.parametrize("way", ["attribute", "option"])
def test_earlier_versions_that_are_no_texts_break_no_page(stage: Stage, way: str) -> None:
    odd = json.dumps([1, ["x"], None, OTHER, *["<instrument/>"] * limits.VERSIONS])
    node = etree.Element("coaching_assessment", instrument="own", source=GOOD)
    if way == "attribute":
        node.set("earlier_sources", odd)
    else:
        etree.SubElement(node, f"{{{XML_NAMESPACES['option']}}}earlier_sources").text = odd
    block = read(stage, etree.tostring(node))
    assert block.earlier_sources == ["<instrument/>"] * limits.VERSIONS
    assert b"earlier" in export(block) and "A small one" in block.public_view().content


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives(stage: Stage, text: str) -> None:
    block = with_fields(stage, source=text, earlier_sources=[text] if text.strip() else [])
    copy = read(stage, export(block))
    assert (copy.source, copy.earlier_sources) == (block.source, block.earlier_sources)
