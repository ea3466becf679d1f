"""Units to and from OLX: paragraphs and blocks below one `unit` element."""

from __future__ import annotations

import logging
import re
from typing import Any

from django.db import transaction
from lxml import etree
from workbench.models import XBlockState
from xblock.core import XML_NAMESPACES
from xblock.fields import ScopeIds
from xblock.plugin import PluginMissingError

from .models import Unit
from .runtime import LoadingRuntime

log = logging.getLogger("sandbox")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_AUTHORED = ("usage", "definition", "parent", "children")
Part = dict[str, str]


class Unreadable(ValueError):
    """OLX that cannot become a unit; the message is a sentence for its author."""


def parse(text: bytes) -> Any:
    """The `unit` element of *text*; nothing outside of it is fetched or expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"This is not well-formed XML. {error.msg}.") from error
    if root.tag != "unit":
        raise Unreadable(f'The outermost element is <{root.tag}>; a unit starts with <unit title="...">.')
    if not (root.get("title") or "").strip():
        raise Unreadable("The <unit> element has no title.")
    return root


def load(unit: Unit, root: Any) -> None:
    """Make *unit* what *root* says. Blocks keep their ids, and so their learners' answers, by `url_name`."""
    with transaction.atomic():
        for usage in unit.usages:
            forget(usage)
        runtime = LoadingRuntime()
        runtime.id_generator.set_scenario(unit.slug)
        unit.title = root.get("title").strip()
        unit.parts = [_part(runtime, node) for node in root]
        unit.save()


def forget(usage: str) -> None:
    """Take a block's authored fields away; what learners wrote in it stays."""
    definition = usage.rpartition(".u")[0]
    XBlockState.objects.filter(scope__in=_AUTHORED, scope_id__in=[usage, definition], user_id=None).delete()


def dump(unit: Unit, runtime: Any) -> bytes:
    """*unit* as OLX that `load` reads back."""
    root = etree.Element("unit", title=unit.title, nsmap=XML_NAMESPACES)
    for part in unit.parts:
        if "text" in part:
            etree.SubElement(root, "p").text = part["text"]
            continue
        node = etree.SubElement(root, "unknown_root")
        runtime.get_block(part["usage"]).add_xml_to_node(node)
        name = _name_in(part["usage"])
        if name:
            node.set("url_name", name)
    etree.indent(root)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _part(runtime: LoadingRuntime, node: Any) -> Part:
    if node.tag == "p":
        return {"text": " ".join("".join(node.itertext()).split())}
    node.attrib.pop("xblock-family", None)
    name = node.attrib.pop("url_name", None)
    if name is not None and not _NAME.fullmatch(name):
        raise Unreadable(f"Line {node.sourceline}: url_name may hold small letters, digits, - and _ only.")
    return {"usage": _save_block(runtime, node, name)}


def _save_block(runtime: LoadingRuntime, node: Any, name: str | None) -> str:
    ids = runtime.id_generator
    definition = ids.create_definition(node.tag, name)
    usage = str(ids.create_usage(definition))
    try:
        block_class = runtime.mixologist.mix(runtime.load_block_type(node.tag))
    except PluginMissingError as error:
        raise Unreadable(f"Line {node.sourceline}: there is no block type {node.tag!r} here.") from error
    try:
        block = block_class.parse_xml(node, runtime, ScopeIds(None, node.tag, definition, usage))
    except Exception as error:  # each block type reads its own XML and may complain in its own way
        log.warning("a block could not be read", exc_info=True)
        raise Unreadable(f"Line {node.sourceline}: <{node.tag}> cannot be read. {error}") from error
    block.parent = None
    block.save()
    return usage


def _name_in(usage: str) -> str | None:
    parts = usage.split(".")
    return parts[2] if len(parts) == 5 else None
