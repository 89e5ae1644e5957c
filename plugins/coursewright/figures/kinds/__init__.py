"""All figure kinds in one table; nothing else switches over kinds.

A new kind is one file here, or a folder, and one row in the table: its name, as its module is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any, Union

from coursewright.base.late import Late, LateMapping
from coursewright.base.shape import tagged
from coursewright.figures.kind import Kind
from coursewright.figures.model import Figure

NAMES = (
    "pyramid", "stack", "cycle", "blueprint", "gap-chain", "triangle", "matrix", "journey", "scale", "radar",
    "funnel", "flow", "fishbone", "balance", "wheel", "from-to", "stair", "rings",
)  # fmt: skip


def _imported(name: str) -> Kind[Any]:
    kind: Kind[Any] = import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    return kind


KINDS: Mapping[str, Kind[Any]] = LateMapping({name: Late(partial(_imported, name)) for name in NAMES})
"""Each is imported when it is looked up: most courses draw few kinds, and most builds draw nothing anew."""


@cache
def any_figure() -> Any:
    """The type of all figures, told apart by their `type`."""
    return Annotated[Union[tuple(kind.model for kind in KINDS.values())], tagged]  # noqa: UP007  # of a tuple


def kind_of(figure: Figure) -> Kind[Any]:
    """The row of a figure's kind."""
    return KINDS[figure.type]  # type: ignore[attr-defined]  # every kind's model has its type
