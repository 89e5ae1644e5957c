"""Colours: contrasts as others compute them, and the nearest colour that can be read."""

import pytest

from coursewright.base.colour import contrast, is_colour, least_contrast, mixed, readable, recoloured

PAPER = ("#FFFFFF", "#F3F0EA")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0B5CAD", "#0B5CAD", 1.0),
    ],
)
def test_contrasts_are_those_of_the_standard(one: str, other: str, wanted: float) -> None:
    assert contrast(one, other) == pytest.approx(wanted, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("text", ["#12345", "#1234567", "123456", "#12345g", "red", ""])
def test_other_texts_are_no_colours(text: str) -> None:
    assert not is_colour(text)


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable("#0B5CAD", PAPER) == "#0B5CAD"


@pytest.mark.parametrize("colour", ["#FFCC00", "#00FFFF", "#FFFFFF", "#FF8080", "#7FFF00"])
def test_another_becomes_just_dark_enough_on_light_and_light_enough_on_dark(colour: str) -> None:
    dark = readable(colour, PAPER)
    assert 4.5 <= least_contrast(dark, PAPER) < 4.75
    light = readable("#101080", ["#161513"])
    assert 4.5 <= contrast(light, "#161513") < 4.75


def test_mixtures_and_changes() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert recoloured("a{color:#63294e}b{color:#63294E;c:#63294E0f}", {"#63294E": "#0B5CAD"}) == (
        "a{color:#0B5CAD}b{color:#0B5CAD;c:#63294E0f}"
    )
    assert recoloured("a{color:#63294e}", {}) == "a{color:#63294e}"
