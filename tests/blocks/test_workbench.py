"""The blocks in xblock-sdk's plain workbench, by its own scenarios and its own addresses."""

import json
import re

import pytest
from django.test import Client
from workbench import scenarios

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_scenarios():
    scenarios.init_scenarios()
    yield
    scenarios.SCENARIOS.clear()


def page(client: Client, view: str = "student_view", student: str = "maya") -> str:
    answer = client.get(f"/view/coaching_assessment.0/{view}/?student={student}")
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, handler: str, student: str = "maya", **data: object) -> dict[str, object]:
    address = re.search(rf'"{handler}": "([^"]+)"', page(client, student=student))
    assert address
    answer = client.post(address[1], json.dumps(data), content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_learner_takes_the_questionnaire(client: Client) -> None:
    assert "I am 14 or older" in page(client)
    post(client, "begin", old_enough="yes")
    which = re.search(r'data-coaching-sitting="(\w+)"', page(client))
    assert which
    answers = {f"i{number:02}": {"value": 3} for number in range(1, 31)}
    post(client, "save_answers", sitting=which[1], answers=answers)
    post(client, "finish", sitting=which[1])
    assert "Your six areas are too close to rank." in page(client)


def test_somebody_else_has_a_row_of_their_own(client: Client) -> None:
    post(client, "begin", old_enough="yes")
    assert "I am 14 or older" in page(client, student="leo")


@pytest.mark.parametrize("view", ["author_view", "studio_view", "public_view"])
def test_the_other_views(client: Client, view: str) -> None:
    assert "No such view" not in page(client, view)
