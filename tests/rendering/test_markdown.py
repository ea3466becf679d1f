"""What people wrote is shown as they meant it, and nothing in it runs, loads or takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from coaching_xblock.views import markdown

LONG = 20_000


def tags(shown: str) -> set[str]:
    return {
        str(each.tag) for each in parser.fragment_fromstring(shown, create_parent="main").iterdescendants()
    }


def text(shown: str) -> str:
    return str(parser.fragment_fromstring(shown, create_parent="main").text_content())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One\ntwo", "<p>One<br>\ntwo</p>"),
        ("I *really* **mean** _it_.", "<p>I <em>really</em> <strong>mean</strong> <em>it</em>.</p>"),
        ("- wood\n- people", "<ul>\n<li>wood</li>\n<li>people</li>\n</ul>"),
        ("I like:\n- wood", "<p>I like:</p>\n<ul>\n<li>wood</li>\n</ul>"),
        ("1. first\n2. then", "<ol>\n<li>first</li>\n<li>then</li>\n</ol>"),
        ("- a\n    - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("", ""),
    ],
)
def test_simple_formatting(written: str, shown: str) -> None:
    assert markdown.html(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "# A heading",
        "A title\n=======",
        "---",
        "> said",
        "    indented",
        "`code`",
        "![a picture](https://example.org/x.png)",
        "<b>bold</b>",
        "a < b & b > c",
        "&lt;b&gt; and &amp;",
        "snake_case_name",
        "[a]: https://example.org/",
        "[a][b]",
        "Dear Amina,\nI went. It was 5 - 3 = 2.\n\n   Maya",
        "2026 was a year.",
        "C:\\new",
    ],
)
def test_all_else_reads_as_it_was_typed(written: str) -> None:
    shown = markdown.html(written)
    # A picture's address may be followed, never loaded.
    assert tags(shown) <= {"p", "br", "a"}
    bare = written.replace("(https://example.org/x.png)", "")
    assert " ".join(text(shown).split()) == " ".join(bare.replace("[a picture]", "a picture").split())


@pytest.mark.parametrize(
    ("written", "address", "said"),
    [
        ("[O*NET](https://www.onetonline.org/)", "https://www.onetonline.org/", "O*NET"),
        ("See https://example.org/a_b_c?x=1&y=2.", "https://example.org/a_b_c?x=1&y=2", None),
        ("(https://example.org/a)", "https://example.org/a", None),
        (
            "[x](https://en.wikipedia.org/wiki/Ant_(insect))",
            "https://en.wikipedia.org/wiki/Ant_(insect)",
            "x",
        ),
        ("[Write](mailto:maya@example.org)", "mailto:maya@example.org", "Write"),
        ("*https://example.org/*", "https://example.org/", None),
    ],
)
def test_links_lead_out_and_vouch_for_nothing(written: str, address: str, said: str | None) -> None:
    (link,) = parser.fragment_fromstring(markdown.html(written), create_parent="main").iter("a")
    assert dict(link.attrib) == {"href": address, "rel": "noopener nofollow", "target": "_blank"}
    assert link.text_content() == (said or address)


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:alert(1))",
    "<javascript:alert(1)>",
    '<https://example.org/" onmouseover="alert(1)>',
    '[x](https://example.org/" onmouseover="alert(1))',
    "[x](https://example.org/'onmouseover='alert(1))",
    'https://example.org/"onmouseover="alert(1)',
    '![x](https://example.org/track.png "onerror=alert(1)")',
    '![x](x" onerror="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    '<a href="javascript:alert(1)" style="position:fixed">x</a>',
    "<style>*{display:none}</style>",
    "<!-- --><script>alert(1)</script>",
    "*<script>*alert(1)</script>",
    "- <iframe src=//example.org>\n- </ul></div><form action=//example.org><input name=password>",
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    '<p id="c0" class="coaching-problem" data-coaching-action="share">x</p>',
    "\ud800 half an emoji",
]


@pytest.mark.parametrize("written", HOSTILE)
def test_nothing_in_it_runs_or_loads(written: str) -> None:
    found = parser.fragment_fromstring(markdown.html(written), create_parent="main")
    for each in found.iterdescendants():
        assert each.tag in markdown._TAGS
        assert set(each.attrib) <= {"href", "rel", "target", "start"}
        assert each.get("href", "https://").startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*",
        ">",
        "_",
        "`",
        "<",
        "![",
        "[a](",
        "[]",
        "* ",
        "1. ",
        "**a ",
        "_a ",
        "a*b",
        "***x** ",
        "&",
        "\\",
    ]
    + [
        "- x\n",
        "x\n\n",
        "> ",
        "http://",
        "[x](https://a",
        "<https:",
        "(",
        "https://.",
        "\n",
        "\t",
        "\x02",
        "- [ ",
    ],
)
def test_whatever_is_repeated_takes_no_time(piece: str) -> None:
    written = (piece * LONG)[:LONG]
    start = time.perf_counter()
    markdown.html(written)
    assert time.perf_counter() - start < 0.5


def test_more_marks_than_anybody_writes_are_shown_as_they_are() -> None:
    assert markdown.html("*a* " * 3000 + "<b>").count("*") == 6000
    assert markdown.html("- a\n" * 900).count("<li>") == 900


def test_what_stopped_once_goes_on_with_the_next_text() -> None:
    markdown.html("1. " * 5000)
    assert markdown.html("One *word*.") == "<p>One <em>word</em>.</p>"


def test_deep_nesting_is_shown_plainly_or_in_time() -> None:
    steps = "".join(f"{'    ' * depth}- x\n" for depth in range(95))
    assert len(steps) < LONG and text(markdown.html(steps)).count("x") == 95
    shown = markdown.html("* " * 5000 + "deep <b>")
    assert "deep &lt;b&gt;" in shown and tags(shown) <= {"p", "br"}


@given(st.text(alphabet=st.sampled_from("ab \n*_[]()<>!#-1.&`\\:/\"'>hts"), max_size=300))
def test_any_text_is_safe_and_keeps_its_letters(written: str) -> None:
    shown = markdown.html(written)
    assert tags(shown) <= markdown._TAGS if shown else True
    assert [each for each in text(shown) if each == "b"] <= [each for each in written if each == "b"]


@given(
    st.text(alphabet=st.sampled_from("ab  .,!(\"'=#~:+-1|\n\n\n\t\r\x02\x85\xa0\u2028\ufeffé—"), max_size=40)
)
def test_a_text_without_markup_looks_as_if_it_had_some(written: str) -> None:
    # A mark that means nothing where it stands sends the text through the reader.
    marked = f"{written}\n\n_"
    assert markdown.html(marked) == "\n".join(filter(None, [str(markdown.html(written)), "<p>_</p>"]))
