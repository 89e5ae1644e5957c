"""`pyramid`: tiers on a broad base; weight lies at the bottom, as the model says."""

from __future__ import annotations

from coursewright.figures.kind import Kind
from coursewright.figures.kinds.pyramid.bands import layout_bands
from coursewright.figures.kinds.pyramid.blocks import layout_blocks
from coursewright.figures.kinds.pyramid.model import Pyramid
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Scene
from coursewright.figures.setter import Setter

__all__ = ["KIND", "Pyramid"]

PAGE = 360.0
"""Up to this width a tier is one band with its name above its items; a wider room has names at the left."""


def layout_pyramid(figure: Pyramid, setter: Setter) -> Scene:
    """Bands on screen; on paper blocks with names beside them, unless nothing or too much stands in them."""
    wide = setter.room > PAGE and any(tier.items for tier in figure.tiers)
    return (layout_blocks(figure, setter) if wide else None) or layout_bands(figure, setter)


def read_pyramid(figure: Pyramid, reader: Reader) -> tuple[Entry, ...]:
    """Tiers from the bottom up, with their items."""
    return tuple(reader.entry(tier, *reader.entries(tier.items)) for tier in figure.tiers)


KIND = Kind(
    model=Pyramid,
    counts={"tiers": (2, 5), "tiers.items": (0, 5)},
    layout=layout_pyramid,
    reading=read_pyramid,
)
