"""Hostile and broken files: a sentence, within a second, in bounded memory."""

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from coaching_xblock.olx.format import Format
from coaching_xblock.olx.instrument import INSTRUMENT, MAX_BYTES, Finding, SourceError, read
from coaching_xblock.olx.prompts import PROMPTS
from tests.olx.small import GOOD, changed

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE i [<!ENTITY l0 "lol">{LOL}]><instrument>&l9;</instrument>'
QUADRATIC = f'<!DOCTYPE i [<!ENTITY a "{"a" * 100_000}">]><instrument>{"&a;" * 100_000}</instrument>'
DEFAULTS = f'<!DOCTYPE i [<!ATTLIST i a CDATA "{"a" * 100_000}">]><i>{"<i/>" * 90_000}</i>'
PARAMETER = '<!DOCTYPE i [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]><instrument/>'
ATTRIBUTES = " ".join(f'a{n}=""' for n in range(1_000_000))
SPRAWLING = " ".join(f'a{n}=""' for n in range(40_000))
INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>'

HOSTILE = {
    "nothing": (b"", "does not start with <instrument>"),
    "space": (b"  \n ", "does not start with <instrument>"),
    "billion laughs": (BOMB.encode(), "A document type is not allowed here."),
    "quadratic blow-up": (QUADRATIC.encode(), "document type"),
    "attribute defaults": (DEFAULTS.encode(), "document type"),
    "external entity": (
        b'<!DOCTYPE i [<!ENTITY x SYSTEM "file:///etc/passwd">]><instrument>&x;</instrument>',
        "document type",
    ),
    "parameter entity": (PARAMETER.encode(), "document type"),
    "external DTD": (b'<!DOCTYPE i SYSTEM "file:///etc/passwd"><instrument/>', "document type"),
    "DTD after a comment": (b"<!-- a -->\n<?b c?>\n<!DOCTYPE i><instrument/>", "document type"),
    "DTD after a byte order mark": (b"\xef\xbb\xbf<!DOCTYPE i><instrument/>", "document type"),
    "50 MB": (b"<instrument>" + b" " * 50_000_000, f"The file is larger than {MAX_BYTES} bytes."),
    "latin-1": (changed("Sing", "Süng").encode("latin-1"), "not in UTF-8"),
    "declared latin-1": (changed("UTF-8", "ISO-8859-1").encode(), "says encoding “ISO-8859-1”"),
    "declared UTF-16": (changed("UTF-8", "UTF-16").encode(), "says encoding “UTF-16”"),
    "declared nonsense": (changed("UTF-8", "no-such").encode(), "says encoding “no-such”"),
    "declared UTF-7": (changed("UTF-8", "UTF-7").encode(), "says encoding “UTF-7”"),
    "UTF-16": (GOOD.encode("utf-16"), "not in UTF-8"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "NUL"),
    "UTF-32": (GOOD.encode("utf-32"), "not in UTF-8"),
    "NUL": (changed("Sing", "Si\0ng").encode(), "NUL"),
    "control character": (changed("Sing", "Si\x08ng").encode(), "a control character"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not in UTF-8"),
    "deep nesting": (b"<a>" * 100_000 + b"</a>" * 100_000, "larger"),
    "deep nesting in a smaller file": (b"<a>" * 100_000, "nested too deeply"),
    "deep but well-formed": (b"<a>" * 200 + b"</a>" * 200, "but with <a>"),
    "a million attributes": (f"<instrument {ATTRIBUTES}/>".encode(), "larger"),
    "many attributes": (f"<instrument {SPRAWLING}/>".encode(), "<instrument> has 40000 attributes."),
    "a long name": (b"<" + b"a" * 400_000 + b"/>", "XML"),
    "a long value": (b'<instrument id="' + b"a" * 400_000 + b'"/>', "needs"),
    "many elements": (b"<instrument>" + b"<item/>" * 60_000 + b"</instrument>", "<instrument> needs id="),
    "many comments": (b"<!---->" * 60_000, "does not start with <instrument>"),
    "many instructions": (b"<?a?>" * 90_000 + b"<instrument/>", "<?a?> is not allowed here."),
    "an open comment": (b"<!--" * 100_000, "well-formed"),
    "an open instruction": (b"<?a " * 100_000, "well-formed"),
    "an instruction": (
        GOOD.replace("<title>A", "<?php echo 1 ?><title>A").encode(),
        "<?php?> is not allowed",
    ),
    "a style sheet": (
        GOOD.replace("<instrument ", '<?xml-stylesheet href="x"?><instrument ').encode(),
        "<?xml-stylesheet?> is not allowed",
    ),
    "an instruction at the end": (f"{GOOD}<?a?>".encode(), "<?a?> is not allowed"),
    "XInclude": (
        changed("<text>Sing</text>", INCLUDE).encode(),
        "<include xmlns=…> is not expected in <item>",
    ),
    "XInclude in a text": (changed("Sing", INCLUDE).encode(), "<include xmlns=…> is not expected in <text>"),
    "namespace": (GOOD.replace("<instrument ", '<instrument xmlns="a:b" ').encode(), "xmlns=…"),
    "unknown prefix": (
        changed("<text>Sing</text>", "<x:text>Sing</x:text>").encode(),
        "“x:” is not known here",
    ),
    "a page": (b"<html><script>alert(1)</script></html>", "but with <html>"),
    "unknown entity": (changed("Sing", "Sing&nbsp;").encode(), "“&nbsp;” is not known here: write the"),
    "bare ampersand": (changed("Sing", "Sing & dance").encode(), "A single “&” is written “&amp;”."),
    "bare less-than": (changed("Sing", "a < b").encode(), "written “&lt;”"),
    "less-than in an attribute": (changed('sample="students"', 'sample="<5"').encode(), "written “&lt;”"),
    "unclosed": (changed("</instrument>", "").encode(), "<instrument> of line 2 is never closed."),
    "crossed": (changed("<title>A small one</title>", "<title>A").encode(), "<title> of line 3 is closed by"),
    "attribute twice": (changed('id="r1"', 'id="r1" id="r1"').encode(), "id= stands twice"),
    "bare attribute": (changed('id="r1"', "id=r1").encode(), "quotation marks"),
    "second root": (f"{GOOD}<instrument/>".encode(), "after the end of <instrument>"),
    "terminal escapes": (changed('id="r1"', 'id="\x9b31m"').encode(), "not “·31m”"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_a_sentence_within_a_second(name: str) -> None:
    source, sentence = HOSTILE[name]
    found = refused(INSTRUMENT, source, sentence)
    assert sentence in found[0].sentence


@pytest.mark.parametrize("name", HOSTILE)
def test_what_claims_to_be_prompts_gets_one_too(name: str) -> None:
    source = HOSTILE[name][0].replace(b"<instrument", b"<prompts").replace(b"</instrument", b"</prompts")
    refused(PROMPTS, source, "")


def refused(form: Format[Any], source: bytes, sentence: str) -> list[Finding]:
    start = time.process_time()
    with pytest.raises(SourceError, match=re.escape(sentence) or None) as caught:
        form.read(source)
    assert time.process_time() - start < 1
    assert 10 < len(caught.value.sentence) < 300
    assert caught.value.sentence.isprintable()
    assert caught.value.line <= source.count(b"\n") + 1
    found = form.check(source)
    assert 1 <= len(found) <= 100
    assert {each.level for each in found} == {"error"}
    return found


@pytest.mark.parametrize(
    "name", ["billion laughs", "quadratic blow-up", "attribute defaults", "many attributes"]
)
def test_memory_stays_bounded(name: str, tmp_path: Path) -> None:
    """The same answer where the process may have no more than a moderate piece of memory."""
    (tmp_path / "hostile.xml").write_bytes(HOSTILE[name][0])
    limited = (
        "import resource, sys\n"
        "from coaching_xblock.olx.__main__ import main\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "status = main(['check', sys.argv[1]])\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "sys.exit(status if grown < 60_000 else f'{grown} kB')\n"
    )
    command = [sys.executable, "-c", limited, str(tmp_path / "hostile.xml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("Sing", "<!-- not this -->Sing<!-- nor this -->"),
        ("Sing", "Si<!-- in the middle -->ng"),
        ("Sing", "<![CDATA[Sing]]>"),
        ("Sing", "S<![CDATA[in]]>g"),
        ("Sing", "\n  Sing\t\n"),
        ("Sing", "S&#105;ng"),
        ('<section id="first">', '<!-- <!DOCTYPE x> --><section id="first">'),
        ("<text>Sing</text>", "<text>Sing</text> <!-- <b/> -->"),
        ('id="r1"', "id='r1'"),
        ("UTF-8", "utf-8"),
        ("UTF-8", "us-ascii"),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', ""),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"),
        ('<?xml version="1.0" encoding="UTF-8"?>', "<!-- encoding='x' --><!-- -->"),
    ],
)
def test_what_makes_no_difference(was: str, becomes: str) -> None:
    assert read(changed(was, becomes).encode()) == read(GOOD.encode())


def test_windows_line_ends_make_no_difference() -> None:
    assert read(GOOD.replace("\n", "\r\n").encode()) == read(GOOD.encode())


def test_lines_beyond_65535_are_counted() -> None:
    with pytest.raises(SourceError) as caught:
        read(changed("<title>A small one</title>", "\n" * 100_000 + "<title/>").encode())
    assert 100_003 <= caught.value.line <= 100_004


def test_only_bytes_are_read() -> None:
    with pytest.raises((TypeError, AttributeError)):
        read(GOOD)  # type: ignore[arg-type]
