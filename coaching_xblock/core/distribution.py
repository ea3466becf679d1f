"""The F distribution, for the interval of a reliability: the standard library has only the normal one."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

#: Two neighbouring approximants of the continued fraction agree to this share.
_PRECISION = 1e-15
_TINY = 1e-300
_MOST_TERMS = 100_000


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for 0 <= x <= 1 and a, b > 0.

    By the continued fraction of DLMF 8.17.22 (https://dlmf.nist.gov/8.17#E22), evaluated by Lentz's method as
    modified by Thompson & Barnett (1986), on the side of the mode where it converges quickly; the other side
    by I_x(a, b) = 1 - I_(1-x)(b, a) (DLMF 8.17.4). Raises `ValueError` outside the ranges.
    """
    if not 0 <= x <= 1 or a <= 0 or b <= 0:
        raise ValueError("0 <= x <= 1 and a, b > 0")
    return _beta(x, 1 - x, a, b)


def f_cdf(value: float, df1: float, df2: float) -> float:
    """The probability of an F at or below *value*, with *df1* and *df2* degrees of freedom (both above 0)."""
    if df1 <= 0 or df2 <= 0:
        raise ValueError("degrees of freedom are above 0")
    if value <= 0:
        return 0.0
    whole = df1 * value + df2
    return _beta(df1 * value / whole, df2 / whole, df1 / 2, df2 / 2)


def f_quantile(p: float, df1: float, df2: float) -> float:
    """The value that an F with *df1* and *df2* degrees of freedom stays below with probability *p*.

    Lower tail, 0 < p < 1. Bisection on the logarithm of `f_cdf`'s argument until the bracket is a rounding
    error wide, so that the answer is as exact as the function. Raises `ValueError` outside the ranges.
    """
    if not 0 < p < 1:
        raise ValueError("0 < p < 1")
    low = high = 0.0
    while f_cdf(exp(low), df1, df2) > p:
        low = 2 * low - 1
    while f_cdf(exp(high), df1, df2) < p:
        high = 2 * high + 1
    while True:
        middle = (low + high) / 2
        if not low < middle < high or high - low < _PRECISION:
            return exp(middle)
        if f_cdf(exp(middle), df1, df2) < p:
            low = middle
        else:
            high = middle


def _beta(x: float, y: float, a: float, b: float) -> float:
    """I_x(a, b) where y = 1 - x: given apart, as the difference loses digits near 1."""
    if x == 0 or y == 0:
        return float(y == 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(y, x, b, a)
    logs = a * (log1p(-y) if y < 0.5 else log(x)) + b * (log1p(-x) if x < 0.5 else log(y))
    return exp(logs + lgamma(a + b) - lgamma(a) - lgamma(b)) / a * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 / (1 + d1 / (1 + d2 / (1 + ...))) of DLMF 8.17.22."""
    value, c, d = 1.0, 1.0, 0.0
    for m in range(_MOST_TERMS):
        before = value
        for term in _terms(m, x, a, b):
            d = 1 / ((1 + term * d) or _TINY)
            c = (1 + term / c) or _TINY
            value *= c * d
        if abs(value - before) <= _PRECISION * abs(value):
            return 1 / value
    raise ValueError("the degrees of freedom are too large")


def _terms(m: int, x: float, a: float, b: float) -> tuple[float, ...]:
    """d(2m) and d(2m + 1); there is no d(0)."""
    odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), odd) if m else (odd,)
