"""A gap chain: customers at the left, the company at the right, a numbered double arrow for each gap, names below."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.figures.kinds.gap_chain.model import GapChain, Stage, cells_of
from coursewright.figures.routes import Cell, Plan, Route, plan_routes
from coursewright.figures.scene import Disc, Line, Part, Point, Rect, Scene, Shape, arrow, part, stroke
from coursewright.figures.setter import LABEL, NAME, Block, Setter, Spot

TRACK = 24.0
"""Units from one way in a gutter to the next: a number's disc and some air."""
AIR = 22.0
"""Least height of a gutter on either side of its ways."""
DISC = 9.5
GUTTER = 62.0
"""Least width between the two sides."""
NEAR = 21.0
"""From the left box to the number of a gap that lies straight across, clear of the ways between the sides."""
LEAST = 104.0
"""Least width of a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Left ends and width of the boxes, tops and heights of the rows."""

    lefts: tuple[float, float]
    box: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    width: float
    plan: Plan

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return self.lefts[column] + self.box / 2

    def row(self, gutter: int, track: int) -> float:
        """The height of a way between two rows."""
        if gutter < 0:
            return self.tops[0] - AIR - TRACK * (self.plan.rows[gutter] - 1 - track)
        return self.tops[gutter] + self.heights[gutter] + AIR + TRACK * (track + _below(self.plan, gutter))

    def column(self, gutter: int, track: int) -> float:
        """The place of a way beside a column."""
        return self.lefts[gutter] + self.box + (GUTTER / 2 - 8 if gutter else NEAR + TRACK) + TRACK * track


def layout_gap_chain(figure: GapChain, setter: Setter) -> Scene:
    """Boxes in two columns, arrows along the gutters, and a numbered list of the gaps."""
    cells = cells_of(figure)
    links = [(gap.id, cells[gap.between[0]], cells[gap.between[1]]) for gap in figure.gaps]
    plan = plan_routes(links, frozenset(cells.values()))
    heads = [setter.word(name) for name in ("customer", "company")]
    lefts, box, width = _columns(plan, setter)
    head = setter.fit_all([Spot(label, box) for label in heads], NAME)
    blocks = dict(
        zip(cells, setter.fit_all([Spot(step.text, box - 16) for step in figure.steps], LABEL), strict=True)
    )
    grid = _grid(plan, cells, blocks, (lefts, box, width), max(block.height for block in head) + 14)
    parts = [part("", _heads(grid, head, {column for _, column in cells.values()}))]
    parts.extend(_box(stage, grid, cells[stage.id], blocks[stage.id]) for stage in figure.steps)
    foot = grid.tops[-1] + grid.heights[-1] + 16
    names, height = _names(figure, setter, foot, width)
    for number, (gap, route) in enumerate(zip(figure.gaps, plan.routes, strict=True), 1):
        parts.append(part(gap.id, names[number - 1], _way(route, grid, number)))
    return Scene(width=width, height=height, parts=tuple(parts))


def _columns(plan: Plan, setter: Setter) -> tuple[tuple[float, float], float, float]:
    middle = GUTTER + TRACK * plan.columns[0] if 0 in plan.columns else GUTTER
    right = GUTTER / 2 + TRACK * plan.columns[1] - 8 if 1 in plan.columns else 1
    box = max(LEAST, (min(setter.room, 420) - 1 - middle - right) / 2)
    return (1, 1 + box + middle), box, 1 + 2 * box + middle + right


def _grid(
    plan: Plan, cells: dict[str, Cell], blocks: dict[str, Block], columns: tuple[tuple[float, float], float, float],
    head: float,
) -> Grid:  # fmt: skip
    rows = 1 + max(row for row, _ in cells.values())
    heights = [
        max(44.0, *(blocks[name].height + 18 for name, cell in cells.items() if cell[0] == row))
        for row in range(rows)
    ]
    y = head + (AIR * 2 + TRACK * (plan.rows[-1] - 1) if -1 in plan.rows else 0)
    tops: list[float] = []
    for row, height in enumerate(heights):
        tops.append(y)
        y += height + 2 * AIR + TRACK * max(plan.rows.get(row, 1) - 1 + _below(plan, row), 0)
    lefts, box, width = columns
    return Grid(lefts=lefts, box=box, tops=tuple(tops), heights=tuple(heights), width=width, plan=plan)


def _below(plan: Plan, gutter: int) -> int:
    """1 where the ways of a gutter make room above them for the number of a gap that goes straight down."""
    straight = (route for route in plan.routes if route.straight and route.start[1] == route.end[1])
    return int(gutter in plan.rows and any(min(route.start[0], route.end[0]) == gutter for route in straight))


def _heads(grid: Grid, heads: list[Block], used: set[int]) -> list[Shape]:
    """The names of the sides that have steps, over a rule each."""
    shapes: list[Shape] = []
    foot = max(block.height for block in heads) + 4
    for column in sorted(used):
        left = grid.lefts[column]
        shapes.extend(heads[column].below(left + grid.box / 2, 1))
        shapes.append(stroke([(left, foot), (left + grid.box, foot)], "rule"))
    return shapes


def _box(stage: Stage, grid: Grid, cell: Cell, block: Block) -> Part:
    row, column = cell
    x, y, height = grid.lefts[column], grid.tops[row], grid.heights[row]
    tone = "tint" if stage.lane == "customer" else "plain"
    box = Rect(x=x, y=y, width=grid.box, height=height, tone=tone, dashed=stage.inferred)
    return part(stage.id, box, block.at(grid.middle(column), y + height / 2))


def _way(route: Route, grid: Grid, number: int) -> list[Shape]:
    """A line with a head at both ends and the gap's number on it."""
    points = _points(route, grid)
    there, back = arrow(points), arrow(points[::-1])
    ends = [(path.steps[-1][1][0], path.steps[-1][1][1]) for path in (back[0], there[0])]
    line = stroke([ends[0], *points[1:-1], ends[1]])
    return [line, there[1], back[1], *_number(number, _spot(route, grid, points))]


def _spot(route: Route, grid: Grid, points: list[Point]) -> Point:
    """Where a gap's number stands: on its own line, clear of all others."""
    (row, column), (row2, column2) = route.start, route.end
    if route.column is not None:
        # Beside a box, above its middle: lines straight across run there.
        beside = (sum(route.rows) + 1) // 2
        return grid.column(route.column, route.column_track), grid.tops[beside] + 8
    if column == column2:
        upper = min(row, row2)
        if _below(grid.plan, upper):
            return points[0][0], grid.tops[upper] + grid.heights[upper] + AIR
        return points[0][0], (points[0][1] + points[-1][1]) / 2
    y = points[len(points) // 2][1]
    near = grid.lefts[0] + grid.box + NEAR
    return (near if 0 in grid.plan.columns else (grid.lefts[0] + grid.box + grid.lefts[1]) / 2), y


def _number(number: int, place: Point) -> list[Shape]:
    digit = Line(
        text=str(number),
        x=place[0],
        y=place[1],
        size=11,
        wide=11 * len(str(number)) * 0.7,
        weight=700,
        ink="on-dot",
    )
    return [Disc(x=place[0], y=place[1], radius=DISC, tone="dot"), digit]


def _points(route: Route, grid: Grid) -> list[Point]:
    (row, column), (row2, column2) = route.start, route.end
    top, top2 = grid.tops[row], grid.tops[row2]
    foot, foot2 = top + grid.heights[row], top2 + grid.heights[row2]
    if route.straight and row == row2:
        y = top + grid.heights[row] / 2
        inner = (grid.lefts[0] + grid.box, grid.lefts[1])
        return [(inner[column], y), (inner[column2], y)]
    x, x2 = grid.middle(column) + 2 * route.ports[0], grid.middle(column2) + 2 * route.ports[1]
    if route.straight:
        x = x2 = grid.middle(column)
        return [(x, foot), (x, top2)] if row2 > row else [(x, top), (x, foot2)]
    rows = [grid.row(gutter, track) for gutter, track in zip(route.rows, route.row_tracks, strict=True)]
    points: list[Point] = [(x, foot if route.leave == "bottom" else top), (x, rows[0])]
    if route.column is not None:
        across = grid.column(route.column, route.column_track)
        points += [(across, rows[0]), (across, rows[1])]
    return [*points, (x2, rows[-1]), (x2, foot2 if route.arrive == "bottom" else top2)]


def _names(figure: GapChain, setter: Setter, top: float, width: float) -> tuple[list[list[Shape]], float]:
    """The numbered list of gaps in two columns, and the height of the whole."""
    cell = (width - 6) / 2
    blocks = setter.fit_all([Spot(gap.text, cell - 40) for gap in figure.gaps], NAME)
    rows: list[list[Shape]] = []
    y = top
    for index, (gap, block) in enumerate(zip(figure.gaps, blocks, strict=True)):
        pair = blocks[index - index % 2 : index - index % 2 + 2]
        height = max(30.0, *(each.height + 10 for each in pair))
        left = 1 + (cell + 4) * (index % 2)
        ground = Rect(x=left, y=y, width=cell, height=height, tone="well", radius=4, dashed=gap.inferred)
        name = block.at(left + 33, y + height / 2, "start")
        rows.append([ground, *_number(index + 1, (left + 16, y + height / 2)), *name])
        if index % 2 or gap is figure.gaps[-1]:
            y += height + 4
    return rows, y - 3
