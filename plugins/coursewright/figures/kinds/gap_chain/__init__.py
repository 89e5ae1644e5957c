"""`gap-chain`: where a service falls short between what customers expect and what they get."""

from __future__ import annotations

from coursewright.figures.kind import Kind
from coursewright.figures.kinds.gap_chain.layout import layout_gap_chain
from coursewright.figures.kinds.gap_chain.model import LANES, GapChain, check_gap_chain
from coursewright.figures.reading import Entry, Reader

__all__ = ["KIND", "GapChain"]


def read_gap_chain(figure: GapChain, reader: Reader) -> tuple[Entry, ...]:
    """Both sides with their stages, then the gaps with their numbers and ends."""
    sides = tuple(
        Entry(
            text=reader.word(lane),
            children=reader.entries(stage for stage in figure.steps if stage.lane == lane),
        )
        for lane in LANES
    )
    names = {stage.id: reader.text(stage.text) for stage in figure.steps}
    gaps = (
        reader.entry(gap, says=f"{number} · " + " ↔ ".join(names[name] for name in gap.between))
        for number, gap in enumerate(figure.gaps, 1)
    )
    return (*(side for side in sides if side.children), *gaps)


KIND = Kind(
    model=GapChain,
    counts={"steps": (2, 8), "gaps": (1, 6)},
    layout=layout_gap_chain,
    reading=read_gap_chain,
    check=check_gap_chain,
)
