"""The F distribution against printed tables, scipy's values and its own identities."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_xblock.core.distribution import beta_cdf, f_cdf, f_quantile

#: scipy 1.17.1, scipy.stats.f.ppf(p, df1, df2).
SCIPY = [
    (0.975, 14, 126, 1.9718730746580704),
    (0.025, 14, 126, 0.39232569229080744),
    (0.95, 5, 10, 3.3258345304130104),
    (0.975, 1, 4, 12.217862633071098),
    (0.975, 88, 528, 1.3529008064339298),
    (0.025, 88, 528, 0.7122227084194723),
    (0.975, 2435, 9740, 1.064188985099174),
    (0.025, 2435, 9740, 0.9385559867115506),
    (0.025, 2, 38, 0.025334683673934016),
    (0.999, 3, 7, 18.77226981509899),
    (0.001, 1, 1, 2.4674051589901414e-06),
]
#: scipy 1.17.1, scipy.stats.beta.cdf(x, a, b).
SCIPY_BETA = [
    (0.5, 2, 3, 0.6875),
    (0.1, 0.5, 0.5, 0.20483276469913345),
    (0.9, 10, 0.5, 0.15164090963470994),
    (0.3, 1000, 2000, 4.0738279160507626e-05),
    (0.34, 1000, 2000, 0.7812150911606441),
]
#: Upper points as printed, for instance at https://www.atozmath.com/CONM/DistributionTables.aspx?q=f.
PRINTED = [
    (0.95, 1, 1, 161.4476),
    (0.975, 1, 1, 647.7890),
    (0.99, 1, 1, 4052.1807),
    (0.95, 2, 3, 9.5521),
    (0.975, 3, 2, 39.1655),
    (0.90, 3, 60, 2.1774),
    (0.95, 2, 1000, 3.0047),
    (0.975, 1, 1000, 5.0391),
]

degrees = st.floats(0.5, 500)
few = settings(max_examples=40)


@pytest.mark.parametrize(("p", "df1", "df2", "value"), SCIPY)
def test_quantile_as_scipy(p: float, df1: float, df2: float, value: float) -> None:
    assert f_quantile(p, df1, df2) == pytest.approx(value, rel=1e-11)
    assert f_cdf(value, df1, df2) == pytest.approx(p, rel=1e-11)


@pytest.mark.parametrize(("p", "df1", "df2", "value"), PRINTED)
def test_quantile_as_printed(p: float, df1: float, df2: float, value: float) -> None:
    assert f_quantile(p, df1, df2) == pytest.approx(value, abs=6e-5)


@pytest.mark.parametrize(("x", "a", "b", "value"), SCIPY_BETA)
def test_beta_as_scipy(x: float, a: float, b: float, value: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(value, rel=1e-11)


@few
@given(st.integers(1, 400))
def test_quantile_of_two_and_two_is_known(thousandths: int) -> None:
    """F with 2 and n degrees of freedom has a closed form: (n / 2) ((1 - p)^(-2 / n) - 1)."""
    p = thousandths / 401
    for n in (2, 5, 38):
        assert f_quantile(p, 2, n) == pytest.approx(n / 2 * math.expm1(-2 / n * math.log1p(-p)), rel=1e-11)


@few
@given(st.floats(0.001, 0.999), degrees, degrees)
def test_quantile_and_probability_undo_each_other(p: float, df1: float, df2: float) -> None:
    assert f_cdf(f_quantile(p, df1, df2), df1, df2) == pytest.approx(p, rel=1e-9)


@few
@given(st.floats(0.001, 0.999), degrees, degrees)
def test_exchanging_the_degrees_inverts(p: float, df1: float, df2: float) -> None:
    assert f_quantile(p, df1, df2) * f_quantile(1 - p, df2, df1) == pytest.approx(1, rel=1e-8)


@given(st.integers(0, 1024), st.floats(0.1, 200), st.floats(0.1, 200))
def test_beta_and_its_mirror_add_up(parts: int, a: float, b: float) -> None:
    x = parts / 1024
    assert 0 <= beta_cdf(x, a, b) <= 1 + 1e-12
    assert beta_cdf(x, a, b) + beta_cdf(1 - x, b, a) == pytest.approx(1, abs=1e-9)


def test_ends() -> None:
    assert (beta_cdf(0, 2, 3), beta_cdf(1, 2, 3)) == (0, 1)
    assert (f_cdf(0, 2, 3), f_cdf(-1, 2, 3)) == (0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: beta_cdf(-0.1, 1, 1),
        lambda: beta_cdf(0.5, 0, 1),
        lambda: f_cdf(1, 0, 1),
        lambda: f_quantile(0, 1, 1),
        lambda: f_quantile(1, 1, 1),
        lambda: f_quantile(0.5, 1, -1),
    ],
)
def test_out_of_range(wrong) -> None:
    with pytest.raises(ValueError):
        wrong()
