"""Texts of templates in the viewer's language, from the block's own service."""

from typing import Any

import pytest
from django.template import Context, Engine
from django.utils.translation import get_language

from coaching_xblock import rendering

ENGINE = Engine(libraries={"i18n": "coaching_xblock.translating"})


class Loud:
    """A service whose language is capital letters."""

    def gettext(self, text: str) -> str:
        return text.upper().replace("%(NAME)S", "%(name)s")


def rendered(source: str, **context: Any) -> str:
    return str(ENGINE.from_string("{% load i18n %}" + source).render(Context(context)))


def test_a_text_comes_from_the_blocks_service() -> None:
    assert rendered('{% trans "Begin" %}', _i18n_service=Loud()) == "BEGIN"
    assert rendered('{% trans "Begin" %}', _i18n_service=None) == "Begin"


def test_a_text_can_be_named_for_what_is_included() -> None:
    assert rendered('{% trans "Begin" as label %}[{{ label }}]', _i18n_service=Loud()) == "[BEGIN]"


def test_values_in_a_text_are_escaped() -> None:
    source = "{% blocktrans with name=person.name %}Hello {{ name }}.{% endblocktrans %}"
    context = {"person": {"name": "<b>Maya</b>"}}
    assert rendered(source, _i18n_service=Loud(), **context) == "HELLO &lt;b&gt;Maya&lt;/b&gt;."
    assert rendered(source, _i18n_service=None, **context) == "Hello &lt;b&gt;Maya&lt;/b&gt;."


def test_the_language_of_the_process_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = get_language()
    rendering.render("shared/device.html", {"uid": "u"}, Loud())
    assert get_language() == before
