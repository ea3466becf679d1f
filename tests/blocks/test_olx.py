"""A block as OLX: authored fields out and in, exactly; a learner's state never."""

from lxml import etree
from xblock.core import XBlock
from xblock.fields import Scope

from coaching_xblock.assessment import AssessmentXBlock
from coaching_xblock.core.rows import BY_TYPE
from tests.stage import AUTHOR, Stage


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
