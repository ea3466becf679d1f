"""The hexagon's geometry against distances that can be worked out by hand."""

from math import hypot

from coaching_xblock.views.hexagon import HEIGHT, RADIUS, WIDTH, hexagon

LABELS = ["Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional"]


def corners() -> list[tuple[float, float]]:
    """The ends of the axes, from the top clockwise."""
    axes = hexagon(LABELS, [20] * 6, 20)["axes"].split("M")[1:]
    return [(float(x), float(y)) for x, y in (axis.split()[1].split(",") for axis in axes)]


def distances(points: str) -> list[float]:
    pairs = [point.split(",") for point in points.split()]
    return [round(hypot(float(x) - WIDTH / 2, float(y) - HEIGHT / 2)) for x, y in pairs]


def test_points_lie_as_far_out_as_their_scores() -> None:
    drawn = hexagon(LABELS, [0, 4, 8, 12, 16, 20], 20)
    assert distances(drawn["outline"]) == [0, 20, 40, 60, 80, 100]
    rings = [ring.strip(" MZ") for ring in drawn["rings"].split("Z")[:-1]]
    assert [distances(ring) for ring in rings] == [[25] * 6, [50] * 6, [75] * 6, [RADIUS] * 6]


def test_the_first_area_is_at_the_top_and_the_fourth_at_the_bottom() -> None:
    assert corners()[0] == (WIDTH / 2, HEIGHT / 2 - RADIUS)
    assert corners()[3] == (WIDTH / 2, HEIGHT / 2 + RADIUS)


def test_labels_stand_above_and_below_and_fit_on_a_phone() -> None:
    drawn = hexagon(LABELS, [20] * 6, 20)
    for label, (_, height) in zip(drawn["labels"], corners(), strict=True):
        assert (float(label["y"]) < height) is (height < HEIGHT / 2)
        # Nine units a letter is more than the 14 px that the stylesheet writes.
        half = len(f"{label['name']} {label['value']}") * 9 / 2
        assert half <= float(label["x"]) <= WIDTH - half, label


def test_values_are_written_at_the_points() -> None:
    assert [label["value"] for label in hexagon(LABELS, [0, 1, 2.5, 3, 4, 20], 20)["labels"]] == [
        "0",
        "1",
        "2.5",
        "3",
        "4",
        "20",
    ]


def test_an_earlier_sitting_is_a_second_outline_on_the_same_axes() -> None:
    drawn = hexagon(LABELS, [20] * 6, 20, [0, 4, 8, 12, 16, 20])
    assert distances(drawn["outline"]) == [100] * 6
    assert distances(drawn["earlier"]) == [0, 20, 40, 60, 80, 100]
    assert hexagon(LABELS, [20] * 6, 20)["earlier"] == ""
