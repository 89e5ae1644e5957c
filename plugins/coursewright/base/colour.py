"""Colours as six hexadecimal digits: contrast by WCAG 2.2, mixtures, and the nearest one that can be read."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
_FORM = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 200


def is_colour(text: str) -> bool:
    """Whether a text is a colour, `#1257B8`."""
    return _FORM.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The least contrast of a colour with any of these."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour (0 to 1) on a ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _written(share * one + (1 - share) * other for one, other in pairs)


def toned(colour: str, lightness: float, share: float = 1.0) -> str:
    """A colour of the same hue with another lightness (0 to 1), and so much of its saturation."""
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _written(colorsys.hls_to_rgb(hue, lightness, saturation * share))


def readable(colour: str, grounds: Iterable[str], least: float = READABLE) -> str:
    """The colour of the same hue nearest in lightness that has this contrast with all grounds; itself, if it has it.

    It goes darker on light grounds and lighter on dark ones.
    """
    rows = tuple(grounds)
    if least_contrast(colour, rows) >= least:
        return colour
    _, begin, _ = colorsys.rgb_to_hls(*_channels(colour))
    end = 0.0 if _luminance(rows[0]) > 0.18 else 1.0
    for step in range(1, _STEPS + 1):
        tried = toned(colour, begin + (end - begin) * step / _STEPS)
        if least_contrast(tried, rows) >= least:
            return tried
    return "#000000" if end == 0 else "#FFFFFF"


def recoloured(text: str, changes: Mapping[str, str]) -> str:
    """A text of ours (a style sheet, a drawing) with other colours in the places of some, in whatever letters."""
    if not changes:
        return text
    known = {old.lower(): new for old, new in changes.items()}
    pattern = re.compile("|".join(rf"{re.escape(old)}\b" for old in known), re.IGNORECASE)
    return pattern.sub(lambda found: known[found[0].lower()], text)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
