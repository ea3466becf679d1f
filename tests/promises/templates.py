"""What a template may hold: loops, includes and `if` on one boolean; decisions are taken in `views/`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "templates"
MOST_LINES = 60
MOST_LOGIC = 6

NAME = r"[A-Za-z_][\w.]*"
VALUE = rf'(?:{NAME}|\d+|"[^"|]*")'
WITH = rf"(?: with(?: \w+={VALUE})+)?"
TEXT = r'"(?:[^"\\]|\\.)*"'
#: Each tag and the only form it may have.
FORMS = {
    "if": NAME,
    "else": "",
    "endif": "",
    "for": rf"\w+(?:, ?\w+)* in {NAME}",
    "endfor": "",
    "include": rf'(?:"[\w/.-]+"|{NAME}){WITH}(?: only)?',
    "load": "i18n",
    "trans": rf"{TEXT}(?: as \w+)?",
    "blocktrans": rf"(?:(?:with )?\w+={VALUE} ?)*(?:count \w+={VALUE} ?)?(?:trimmed)?",
    "plural": "",
    "endblocktrans": "",
    "comment": ".*",
    "endcomment": "",
}
LOGIC = {"if", "else", "for"}
MARKUP = {
    r"\sstyle\s*=": "an inline style is refused by a site's content security policy: use a class",
    r"<style\b": "styles stand in static/coaching/css",
    r"<script\b": "scripts stand in static/coaching/js",
    r"\son[a-z]+\s*=": "an inline handler is refused by a content security policy: use data-coaching-*",
    r"""href\s*=\s*["']#""": "jumps fail in the course's iframe: use a button that moves focus",
}
TOKEN = re.compile(r"{%\s*(?P<tag>\w+)\s*(?P<rest>.*?)\s*%}|{{\s*(?P<variable>.*?)\s*}}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)


def problems(text: str) -> Iterator[tuple[int, str]]:
    """Line and sentence for everything in *text* that a template may not hold."""
    text = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    logic = 0
    for found in TOKEN.finditer(text):
        tag, rest, variable = found["tag"], found["rest"], found["variable"]
        logic += tag in LOGIC
        line = text.count("\n", 0, found.start()) + 1
        if tag is None:
            if not re.fullmatch(NAME, variable):
                yield line, f"{{{{ {variable} }}}}: only a plain name; views/ counts and formats"
        elif tag not in FORMS:
            yield line, f"{{% {tag} %}} is not among {', '.join(FORMS)}"
        elif not re.fullmatch(FORMS[tag], rest):
            yield line, f"{{% {tag} {rest} %}}: a template neither compares, counts nor filters"
    if logic > MOST_LOGIC:
        yield 1, f"{logic} logic tags, {MOST_LOGIC} at most: split off a partial"
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        yield lines, f"{lines} lines, {MOST_LINES} at most: split off a partial"
    yield from _markup(text)


def _markup(text: str) -> Iterator[tuple[int, str]]:
    for pattern, why in MARKUP.items():
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield text.count("\n", 0, found.start()) + 1, why


def paths() -> list[Path]:
    return sorted(FOLDER.rglob("*.html"))


def main() -> int:
    bad = [
        f"templates/{path.relative_to(FOLDER)}:{line}: {sentence}"
        for path in paths()
        for line, sentence in problems(path.read_text())
    ]
    print("\n".join(bad) or f"{len(paths())} templates hold no logic of their own.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
