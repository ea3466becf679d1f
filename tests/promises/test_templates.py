"""The rules for templates hold for ours, and notice what they are meant to notice."""

import pytest

from tests.promises import templates


@pytest.mark.parametrize(
    "path", templates.paths(), ids=lambda path: path.relative_to(templates.FOLDER).as_posix()
)
def test_template_holds_no_logic(path):
    assert list(templates.problems(path.read_text())) == []


@pytest.mark.parametrize(
    "allowed",
    [
        "{% if item.missing %}a{% else %}b{% endif %}",
        "{% for row in report.rows %}{{ row.text }}{% endfor %}",
        "{% for name, text in words %}{% endfor %}",
        '{% include "shared/help.html" %}{% include body %}',
        '{% include "shared/help.html" with line=help.line level="2" only %}',
        '{% load i18n %}{% trans "Say \\"yes\\"" %}{% trans "No" as no %}',
        "{% blocktrans with name=coach.name day=day trimmed %}{{ name }}, {{ day }}{% endblocktrans %}",
        "{% blocktrans count n=total %}one{% plural %}{{ n }}{% endblocktrans %}",
        "{% comment %}{% if a > 1 %}{% endcomment %}{# {{ a|length }} #}",
        '<a href="https://example.org/#top">elsewhere</a>',
    ],
)
def test_allowed(allowed):
    assert list(templates.problems(allowed)) == []


@pytest.mark.parametrize(
    "refused",
    [
        "{% if a and b %}{% endif %}",
        "{% if not a %}{% endif %}",
        "{% if a == 1 %}{% endif %}",
        "{% if a|length %}{% endif %}",
        "{% if a %}{% elif b %}{% endif %}",
        "{% for row in rows|slice:':3' %}{% endfor %}",
        "{% for row in rows %}{% empty %}{% endfor %}",
        "{% with a=b %}{% endwith %}",
        '{% include "a.html" with n=rows|length %}',
        "{{ name|safe }}",
        "{{ total.0 + 1 }}",
        "{% blocktrans with n=rows|length %}{% endblocktrans %}",
        '<p style="color: red">',
        "<script>",
        '<button onclick="go()">',
        "<a href='#'>",
        '<a href="#goal">',
        "\n" * 61,
        "{% if a %}{% endif %}" * 7,
    ],
)
def test_refused(refused):
    assert len(list(templates.problems(refused))) >= 1


def test_problem_names_its_line():
    assert [line for line, _ in templates.problems("a\n{# b\n #}\n{{ c|safe }}")] == [4]
