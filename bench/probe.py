"""The probe block: reads as many fields as a page of ours, returns as many bytes, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar
from unittest.mock import patch

from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Field

from coaching_xblock.core.rows import BY_TYPE


class ProbeXBlock(XBlock):  # type: ignore[misc]
    """The least that a page like ours has to do."""

    reads: ClassVar[Sequence[str]] = ()
    content: ClassVar[str] = ""
    urls: ClassVar[Sequence[str]] = ()
    arguments: ClassVar[Mapping[str, Any]] = {}

    def student_view(self, context: Any = None) -> Fragment:
        """Read every field, answer the bytes."""
        for name in self.reads:
            getattr(self, name)
        fragment = Fragment(self.content)
        for url in self.urls:
            fragment.add_javascript_url(self.runtime.local_resource_url(self, url))
        fragment.initialize_js("Probe", self.arguments)
        return fragment


@contextmanager
def fields_read() -> Iterator[set[str]]:
    """The names of the fields that are read inside."""
    names: set[str] = set()
    plain = Field.__get__

    def noted(self: Field, block: Any, owner: Any) -> Any:
        if block is not None:
            names.add(self.name)
        return plain(self, block, owner)

    with patch.object(Field, "__get__", noted):
        yield names


def probe_of(block: Any) -> type[ProbeXBlock]:
    """A probe for the student view of *block*; the learner's row, which the host reads, counts as fields."""
    with fields_read() as read:
        page = block.runtime.render(block, "student_view", {})
    row = {"schema", *BY_TYPE[block.scope_ids.block_type].fields}
    names = sorted((read | row) & set(block.fields))
    copies = {name: type(block.fields[name])(scope=block.fields[name].scope) for name in names}
    said = {
        "__module__": __name__,
        "reads": names,
        "content": "x" * len(page.content),
        "urls": ["probe.js"] * sum(each.kind == "url" for each in page.resources),
        "arguments": dict(page.json_init_args or {}),
    }
    return type("Probe", (ProbeXBlock,), {**copies, **said})


def fill(probe: ProbeXBlock, block: Any) -> None:
    """Give *probe* the stored values of *block*."""
    for name in probe.reads:
        if block.fields[name].is_set_on(block):
            setattr(probe, name, block.fields[name].from_json(block.fields[name].read_json(block)))
    probe.save()
