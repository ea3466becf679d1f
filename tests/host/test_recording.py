"""What a coach wrote down is found nowhere but in its sealed leaves, on both databases."""

import pytest

from coaching_xblock.host.seal import TOKEN
from tests.host.platform.models import StudentModule
from tests.host.recording import TALK, Talk
from tests.host.test_canary import ALLOWED, COUNTED, LEAF, SAID, canary, everyone, keys, none_found, walk

__all__ = ["everyone"]
RECORDED = {"by", "state", "handed", "settled"}
KEYS = ALLOWED | {
    *(each.replace("sittings.", "records.") for each in ALLOWED if each.startswith("sittings.")),
    *(f"{stored}.*.recorded" for stored in ("records", "sittings")),
    *(f"{stored}.*.recorded.{key}" for stored in ("records", "sittings") for key in RECORDED),
}
STATES = {TALK, "open", "handed", "confirmed", "corrected"} | {
    f"record_{act}" for act in ("begun", "opened", "handed", "dropped", "confirmed", "corrected", "deleted")
}


def test_no_word_of_a_record_is_found_anywhere(everyone, caplog):
    Talk(everyone, canary).live()
    none_found(everyone, caplog)


def test_a_record_holds_structure_and_sealed_words(everyone):
    talk = Talk(everyone, canary)
    talk.live()
    talk.hand_over()
    row = everyone.row
    assert set(keys(row)) <= KEYS
    for path, leaf in walk(row):
        if isinstance(leaf, str):
            assert LEAF.fullmatch(leaf) or leaf in STATES, (path, leaf)
        else:
            assert leaf is None or path.replace("records.", "sittings.") in COUNTED | SAID, (path, leaf)
    (record,) = [each for each in row["records"] if each["stage"] != "deleted"]
    assert TOKEN.fullmatch(record["answers"]) and TOKEN.fullmatch(record["shown"])


def test_events_of_a_record_say_which_questionnaire_and_nothing_else(everyone):
    Talk(everyone, canary).live()
    names = [name for name, _ in everyone.events]
    assert names.count("coaching.assessment.recorded") == 4
    assert names.count("coaching.assessment.confirmed") == 2
    assert all(facts in ({"instrument": TALK}, {"completion": 1.0}) for _, facts in everyone.events)


@pytest.mark.parametrize(
    "handler", ["open_record", "save_record", "hand_over", "drop_record", "begin_record"]
)
def test_a_made_up_learner_leaves_no_row(everyone, handler):
    talk = Talk(everyone, canary)
    for learner in ("999999", str(everyone.coach.id)):
        sent = {"learner": learner, "sitting": "x", "answers": {}}
        assert talk.post(everyone.coach, handler, **sent)[0] == 404
    assert StudentModule.objects.count() == 0
