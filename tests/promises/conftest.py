"""The package as it would be published, built once a session."""

from pathlib import Path

import pytest

from tests.promises.building import Built, built_from, copy_of


@pytest.fixture(scope="session")
def clean_copy(tmp_path_factory, root) -> Path:
    return copy_of(root, tmp_path_factory.mktemp("clean") / "coaching-xblock")


@pytest.fixture(scope="session")
def built(tmp_path_factory, clean_copy) -> Built:
    return built_from(clean_copy, tmp_path_factory.mktemp("built"))
