"""The hexagon's geometry against distances that can be worked out by hand."""

from math import hypot

from coaching_xblock.views.hexagon import HEIGHT, RADIUS, WIDTH, hexagon

LABELS = ["Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional"]


def distances(points: str) -> list[float]:
    pairs = [point.split(",") for point in points.split()]
    return [round(hypot(float(x) - WIDTH / 2, float(y) - HEIGHT / 2)) for x, y in pairs]


def test_points_lie_as_far_out_as_their_scores() -> None:
    drawn = hexagon(LABELS, [0, 4, 8, 12, 16, 20], 20)
    assert distances(drawn["outline"]) == [0, 20, 40, 60, 80, 100]
    assert distances(drawn["rings"][-1]) == [RADIUS] * 6


def test_the_first_area_is_at_the_top_and_the_fourth_at_the_bottom() -> None:
    drawn = hexagon(LABELS, [20] * 6, 20)
    top, bottom = drawn["axes"][0], drawn["axes"][3]
    assert (float(top["x"]), float(top["y"])) == (WIDTH / 2, HEIGHT / 2 - RADIUS)
    assert (float(bottom["x"]), float(bottom["y"])) == (WIDTH / 2, HEIGHT / 2 + RADIUS)


def test_labels_stand_above_and_below_and_fit_on_a_phone() -> None:
    drawn = hexagon(LABELS, [20] * 6, 20)
    for label, corner in zip(drawn["labels"], drawn["axes"], strict=True):
        above = float(corner["y"]) < HEIGHT / 2
        assert (float(label["y"]) < float(corner["y"])) is above
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
