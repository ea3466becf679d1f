"""What people wrote, as they meant it to look: paragraphs, lists, emphasis and links, and nothing else."""

from __future__ import annotations

import re
import threading
from xml.etree.ElementTree import Element

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

_TAGS = {"a", "br", "em", "li", "ol", "p", "strong", "ul"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
#: What is left to be read as it was typed: headings and rules would be louder than the page, pictures tell
#: others who reads, HTML is for authors, and nobody means code who indents a line.
_BLOCKS = ("code", "hashheader", "setextheader", "hr", "quote", "reference")
_INLINE = (
    "automail",
    "backtick",
    "entity",
    "html",
    "image_link",
    "image_reference",
    "reference",
    "short_image_ref",
    "short_reference",
)
#: With ends that are found in bounded time; the library's own looks for the end of each bracket in all that
#: follows, which takes a quarter of a minute over 20,000 brackets.
_LINK = r"\[([^\[\]\n]{1,300})\]\(((?:https?://|mailto:)(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,1000})\)"
_ADDRESS = r"(https?://[^\s<>\"]{1,1000}(?<![.,;:!?)\]'*_]))"
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]")
_FIRST = re.compile(r"(?:[-*+]|1\.) +\S")
#: More marks and more items of lists than anybody writes: the library takes up to seconds over them.
_MOST_MARKS, _MOST_ITEMS = 2000, 1000
_LONE = re.compile("[\ud800-\udfff]")
#: What may mean more than itself, anywhere and where lines begin and end. Most texts hold none of it.
_SPACES = "\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SIGNS = re.compile(rf"[*_`\[\]<>&\\{_SPACES}]|http")
_EDGES = re.compile(r"\n[-+0-9 ]| \n")


class _Link(InlineProcessor):
    """A link with a text, or an address that stands for itself."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        found = Element("a")
        found.set("href", m[m.lastindex or 1])
        found.text = m[1] if m.lastindex == 2 else AtomicString(m[1])
        return found, m.start(0), m.end(0)


class _Reader(threading.local):
    """A reader for each thread: one takes long to make, and reads one text at a time."""

    def __init__(self) -> None:
        self.markdown = _made()


def _made() -> Markdown:
    made = Markdown(extensions=[Nl2BrExtension(), SaneListExtension()])
    made.preprocessors.deregister("html_block")
    for name in _BLOCKS:
        made.parser.blockprocessors.deregister(name)
    for name in _INLINE:
        made.inlinePatterns.deregister(name)
    made.inlinePatterns.register(_Link(_LINK), "link", 160)
    made.inlinePatterns.register(_Link(_ADDRESS), "autolink", 120)
    return made


_reader = _Reader()


def html(text: str) -> SafeString:
    """*text* as HTML that is safe to show to anybody. Plain text looks as it was typed, line by line.

    Texts that nest deeper than anybody reads, or hold more than `_MOST_MARKS` or `_MOST_ITEMS`, are shown
    plainly.
    """
    whole = _LONE.sub("\N{REPLACEMENT CHARACTER}", text)
    if not (_SIGNS.search(whole) or _EDGES.search(f"\n{whole}\n")):
        return _prose(whole)
    items = sum(_ITEM.match(line) is not None for line in whole.splitlines())
    if sum(map(whole.count, "*_\\")) > _MOST_MARKS or items > _MOST_ITEMS:
        return _plain(whole)
    try:
        # What looks like an entity was typed as such.
        found = _reader.markdown.reset().convert(_apart(whole.replace("&", "&amp;")))
    except RecursionError:
        # It stopped in the middle of something, and would go on there.
        _reader.markdown = _made()
        return _plain(whole)
    return mark_safe(
        nh3.clean(
            found,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener nofollow",
            set_tag_attribute_values={"a": {"target": "_blank"}},
        )
    )


def _apart(text: str) -> str:
    """*text* with an empty line before each list that follows on a line of words, as the library wants it."""
    lines = re.split("\r\n?|\n", text)
    pairs = zip(["", *lines], lines, strict=False)
    follows = (_FIRST.match(line) and before.strip() and not _ITEM.match(before) for before, line in pairs)
    return "\n".join(f"\n{line}" if apart else line for apart, line in zip(follows, lines, strict=True))


def _prose(text: str) -> SafeString:
    """A text without any markup, as the reader would show it: many times quicker."""
    lines = text.strip("\n").replace("\n", "<br>\n")
    paragraphs = re.split(r"(?:<br>\n){2,}", lines) if lines else []
    return mark_safe("\n".join(f"<p>{each}</p>" for each in paragraphs))


def _plain(text: str) -> SafeString:
    lines = text.splitlines()
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines)))
