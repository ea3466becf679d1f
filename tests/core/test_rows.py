"""Stored rows of every schema that ever was can be read."""

import json
from pathlib import Path

import pytest

from coaching_xblock import library
from coaching_xblock.core import sitting
from coaching_xblock.core.rows import ASSESSMENT, BY_TYPE, RowSpec

SAMPLES = sorted((Path(__file__).parent / "rows").glob("*.json"))


def test_every_schema_has_a_stored_sample() -> None:
    names = {path.stem for path in SAMPLES}
    assert names == {f"{spec.block_type}-{n}" for spec in BY_TYPE.values() for n in range(1, spec.schema + 1)}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_read_at_todays_schema(path: Path) -> None:
    spec = BY_TYPE[path.stem.rpartition("-")[0]]
    row = spec.fill(json.loads(path.read_text()))
    assert row["schema"] == spec.schema
    assert set(row) == set(spec.fields)
    assert any(value for name, value in row.items() if name != "schema")


def test_sittings_of_schema_1_belong_to_todays_mini_ip() -> None:
    path = Path(__file__).parent / "rows" / "coaching_assessment-1.json"
    row = BY_TYPE["coaching_assessment"].fill(json.loads(path.read_text()))
    found, stub = sitting.load(row["sittings"])
    assert found.digest == stub.digest == library.instrument("onet-mini-ip").digest
    assert isinstance(found.shown, dict)
    assert found.shown["quality"] == [] and found.shown["scales"][0]["bands"] == []
    assert found.shown["scales"][0]["value"] == 18


def test_an_empty_row_is_complete_and_not_shared() -> None:
    first, second = ASSESSMENT.fill(None), ASSESSMENT.fill({})
    first["sittings"].append("x")
    assert second["sittings"] == [] and second["schema"] == ASSESSMENT.schema


def test_upgrades_run_in_order() -> None:
    spec = RowSpec(
        "x",
        3,
        {"schema": 0, "a": 0},
        (),
        {1: lambda r: {**r, "a": r["a"] + 1}, 2: lambda r: {**r, "a": r["a"] * 10}},
    )
    assert spec.fill({"schema": 1, "a": 1})["a"] == 20
    assert spec.fill({"schema": 2, "a": 1})["a"] == 10
    assert spec.fill({"schema": 3, "a": 1})["a"] == 1


@pytest.mark.parametrize("schema", ["x", [1], 1.5, True, 99])
def test_a_schema_that_nobody_knows_is_newer(schema: object) -> None:
    """What cannot be understood is not written over."""
    assert ASSESSMENT.newer({"schema": schema})


@pytest.mark.parametrize("schema", [None, 0, 1, ASSESSMENT.schema])
def test_a_schema_that_is_known_is_not(schema: object) -> None:
    assert not ASSESSMENT.newer({"schema": schema})
