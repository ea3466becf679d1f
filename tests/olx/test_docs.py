"""What docs/author/instruments.md says about the format is so, and leaves nothing out."""

import re
from pathlib import Path

from coaching_xblock.olx import grammar
from coaching_xblock.olx.instrument import check, read

PAGE = (Path(__file__).parents[2] / "docs" / "author" / "instruments.md").read_text(encoding="utf-8")


def test_the_example_is_complete_and_has_nothing_to_say() -> None:
    found = re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    assert check(found[1].encode()) == []
    assert read(found[1].encode()).id == "study-habits"


def test_every_element_and_attribute_is_explained() -> None:
    explained = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    for name, shape in grammar.shapes("instrument").items():
        assert f"<{name}" in explained, name
        for attribute in shape.attributes:
            assert re.search(rf"`{attribute}`|\b{attribute}=", explained), (name, attribute)
