"""System checks: what an operator is told."""

import pytest

from coaching_xblock.host import checks

LONG = "x" * 32


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (None, ["coaching.W001"]),
        ([], ["coaching.W001"]),
        ("one text", ["coaching.E002"]),
        ([LONG, 7], ["coaching.E002"]),
        ([LONG, ""], ["coaching.E002"]),
        (["short"], ["coaching.W002"]),
        ([LONG, LONG], ["coaching.E001"]),
        (["short", "short"], ["coaching.W002", "coaching.E001"]),
        ([LONG, LONG + "y"], []),
    ],
)
def test_keys(settings, given, ids):
    settings.COACHING_KEYS = given
    assert [each.id for each in checks.sealing()] == ids


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (None, ["coaching.W003"]),
        ({"name": "", "phone": ""}, ["coaching.W003"]),
        ({"phone": "112"}, []),
        ({"phone": "112", "link": "https://example.org"}, []),
        ({"phone": "112", "link": "javascript:alert(1)"}, ["coaching.W004"]),
        ("112", ["coaching.E003"]),
        ({"phone": 112}, ["coaching.E003"]),
    ],
)
def test_help_line(settings, given, ids):
    settings.COACHING_HELP_LINE = given
    assert [each.id for each in checks.help_line()] == ids


def test_no_key_is_ever_part_of_a_message(settings):
    settings.COACHING_KEYS = ["shortsecret", "shortsecret"]
    assert "shortsecret" not in repr(checks.sealing())
