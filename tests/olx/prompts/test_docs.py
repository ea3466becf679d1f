"""What docs/author/prompts.md says about the format is so, and leaves nothing out."""

import re
from pathlib import Path

from coaching_xblock import library
from coaching_xblock.olx import grammar
from coaching_xblock.olx.prompts import PROMPTS

AUTHOR = Path(__file__).parents[3] / "docs" / "author"
PAGE = (AUTHOR / "prompts.md").read_text(encoding="utf-8")


def test_the_example_is_complete_and_has_nothing_to_say() -> None:
    found = re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    assert PROMPTS.check(found[1].encode()) == []
    assert PROMPTS.canonical(found[1]) == found[1]


def test_every_element_and_attribute_is_explained() -> None:
    explained = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    for name, shape in grammar.shapes("prompts").items():
        assert f"<{name}" in explained, name
        for attribute in shape.attributes:
            assert re.search(rf"`{attribute}`|\b{attribute}=", explained), (name, attribute)


def test_every_set_of_the_library_is_described() -> None:
    page = (AUTHOR / "library.md").read_text(encoding="utf-8")
    for each in library.prompt_sets():
        assert re.search(rf"^\| `{each.id}` \| {re.escape(each.title.split(':')[0])}", page, re.MULTILINE), (
            each.id
        )
