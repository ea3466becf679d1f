"""How often a draft is kept, and which of its versions go first."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching_xblock.core import limits, moment, version
from coaching_xblock.core.prompt import Check, Prompt
from coaching_xblock.core.version import Asked, Version, Written
from coaching_xblock.core.words import Locked

START = moment.parse("2026-03-03T08:00:00Z")


def at(seconds: int) -> str:
    return moment.stamp(START + timedelta(seconds=seconds))


def test_what_was_asked_is_kept_as_it_was_shown() -> None:
    prompt = Prompt("a", "How is it?", stage="Now", checks=(Check("e", "Energy", "none", "full"),))
    asked = Asked.of(prompt, "pt")
    assert Asked.load(asked.dump()) == asked and Asked.load({}) == Asked()
    assert (asked.question, asked.stage, asked.language, asked.checks) == (
        "How is it?",
        "Now",
        "pt",
        prompt.checks,
    )


def test_a_version_comes_back() -> None:
    one = Version("v", at(0), "submitted", Written("x", {"e": 3}, Asked("What?")))
    assert Version.load(one.dump()) == one
    assert Version.load({**one.dump(), "words": "token"}).words == Locked("token")


def test_a_version_every_ten_minutes_of_writing() -> None:
    assert not version.due("a", "ab", at(0), at(590), at(599))
    assert version.due("a", "ab", at(0), at(590), at(600))


def test_a_version_when_somebody_comes_back() -> None:
    assert version.due("a", "ab", at(700), at(0), at(710))


def test_a_version_when_half_of_a_long_text_goes_at_once() -> None:
    assert version.due("x" * 200, "x" * 99, at(0), at(0), at(1))
    assert not version.due("x" * 200, "x" * 100, at(0), at(0), at(1))
    assert not version.due("x" * 199, "", at(0), at(0), at(1))


def test_nothing_is_kept_twice_and_no_empty_draft() -> None:
    one = version.keep((), Written("x"), at(0), "draft")
    assert version.keep(one, Written("x", asked=Asked("What?")), at(700), "draft") == one
    assert version.keep(one, Written(" \n"), at(700), "draft") == one
    assert len(version.keep(one, Written("", {"e": 0}), at(700), "draft")) == 2
    assert [each.kind for each in version.keep(one, Written("x"), at(1), "submitted")] == [
        "draft",
        "submitted",
    ]


KINDS = st.lists(
    st.tuples(st.sampled_from(["draft", "draft", "submitted", "locked"]), st.integers(1, 90_000))
)


@given(KINDS)
def test_thinning_keeps_what_was_handed_in_and_what_does_not_open(steps: list[tuple[str, int]]) -> None:
    now, all_of_them = 0, []
    for number, (kind, pause) in enumerate(steps):
        now += pause
        words = Locked("t") if kind == "locked" else Written(str(number))
        all_of_them.append(Version(str(number), at(now), "draft" if kind == "locked" else kind, words))  # type: ignore[arg-type]
    kept = version.thin(all_of_them)
    firm = [each for each in all_of_them if each.kind == "submitted" or isinstance(each.words, Locked)]
    spare = [each for each in kept if each not in firm]
    assert [each for each in kept if each in firm] == firm
    assert len(spare) <= limits.DRAFT_VERSIONS
    assert list(kept) == [each for each in all_of_them if each in kept]
    assert len(all_of_them) - len(firm) > limits.DRAFT_VERSIONS or list(kept) == all_of_them


def test_thinning_spreads_what_is_left() -> None:
    # A crowd of versions within an hour, and one a week before and after.
    moments = [0, *(600_000 + 600 * n for n in range(limits.DRAFT_VERSIONS)), 1_200_000]
    kept = version.thin([Version(str(each), at(each), "draft", Written(str(each))) for each in moments])
    assert {"0", "1200000"} <= {each.id for each in kept} and len(kept) == limits.DRAFT_VERSIONS


def test_only_drafts_that_open_weigh_anything() -> None:
    draft = Version("v", at(0), "draft", Written("x" * 1000))
    assert version.weight(draft) > 1000
    assert version.weight(Version("v", at(0), "submitted", Written("x"))) == 0
    assert version.weight(Version("v", at(0), "draft", Locked("t"))) == 0
