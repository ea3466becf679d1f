"""Addresses that a page may link to."""

import pytest

from coaching_xblock.core import address


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/",
        "http://example.org",
        " https://例え.jp/仕事?x=1&y=2#top ",
        "HTTPS://example.org",
    ],
)
def test_a_web_page(given: str) -> None:
    assert address.web(given) == given.strip()


@pytest.mark.parametrize(
    "given",
    [
        "",
        None,
        "example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@example.org",
        "//example.org",
        "https://",
        "https:///path",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org/\n\nx",
        "https://example.org/" + "x" * 500,
    ],
)
def test_nothing_else(given: str | None) -> None:
    assert address.web(given) == ""


def test_what_is_secure_is_https() -> None:
    assert address.secure(" https://example.org/a.jpg ") == "https://example.org/a.jpg"
    assert address.secure("HTTPS://example.org") == "HTTPS://example.org"
    for given in ("http://example.org", "javascript:alert(1)", "", None, "https://"):
        assert address.secure(given) == ""
