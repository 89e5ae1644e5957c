"""A blueprint as lanes with boxes in columns, the three lines between, and links along the gutters."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.figures.kinds.blueprint.model import Blueprint, Lane, Step, cells_of
from coursewright.figures.routes import Plan, Route, plan_routes
from coursewright.figures.scene import Disc, Part, Point, Rect, Scene, Shape, arrow, part, stroke
from coursewright.figures.setter import NAME, TIER, Block, Setter, Spot, Style

WIDTH = 632.0
"""A printed page with its rail: 168 mm."""
HEAD = 92.0
"""Width of the lanes' names."""
LEAST, MOST = 56.0, 112.0
"""Width of a box."""
NARROW = 42.0
"""Width of a box where many links leave no more room."""
PRINTED = 704.0
"""Widest drawing that can be printed with letters large enough."""
TRACK = 7.0
AIR = 9.0
"""Free height beside a box before the first track."""
MARK = 16.0
"""Height of a mark for failing or waiting."""
MARK_LETTER = Style(sizes=(11,), weight=700)
HEADING = Style(sizes=(13, 12, 11), weight=700, second=10.5, lines=4, keep=11)
LINES = {"interaction": "bold", "visibility": "cut", "internal": "hair"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where columns and lanes stand: left ends and width of boxes, tops and heights of lanes."""

    lefts: tuple[float, ...]
    box: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    line_heights: tuple[float, ...]
    plan: Plan
    width: float
    foot: float

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return self.lefts[column] + self.box / 2

    def row(self, gutter: int, track: int) -> float:
        """The height of a track in a horizontal gutter."""
        top = self.tops[gutter] + self.heights[gutter] if gutter >= 0 else 0.0
        return top + AIR + TRACK * (track + 0.5)

    def column(self, gutter: int, track: int) -> float:
        """The place of a track in a vertical gutter."""
        return self.lefts[gutter] + self.box + 8 + TRACK * (track + 0.5)


def layout_blueprint(figure: Blueprint, setter: Setter) -> Scene:
    """Lanes from top to bottom; a lane is as high as its highest box."""
    cells = cells_of(figure)
    links = [(link.id, cells[link.between[0]], cells[link.between[1]]) for link in figure.links]
    plan = plan_routes(links, frozenset(cells.values()))
    lefts, box, width = _columns(figure, plan)
    steps = dict(
        zip(cells, setter.fit_all([Spot(step.text, box - 12) for step in figure.steps], NAME), strict=True)
    )
    heads = setter.fit_all([Spot(lane.text, HEAD - 16) for lane in figure.lanes], HEADING)
    lines = [
        setter.fit(setter.word(lane.below), TIER, HEAD - 6) if lane.below else None for lane in figure.lanes
    ]
    grid = _grid(figure, plan, steps, heads, lines, (lefts, box, width))
    key, height = _key(figure, setter, grid.foot)
    parts = [
        *_lanes(figure, grid, heads, lines),
        *(part(route.name, _arrow(route, grid)) for route in plan.routes),
        *(
            _box(step, grid, figure.lanes[cells[step.id][0]], cells[step.id], steps[step.id], setter)
            for step in figure.steps
        ),
        *key,
    ]
    return Scene(width=width, height=height, parts=tuple(parts))


def _columns(figure: Blueprint, plan: Plan) -> tuple[tuple[float, ...], float, float]:
    """Left ends of the boxes, their width, and the width of the whole."""
    count = max(step.column for step in figure.steps)
    gutters = [16 + TRACK * plan.columns.get(n, 0) for n in range(count)]
    gutters[-1] = TRACK * plan.columns[count - 1] + 10 if count - 1 in plan.columns else 1
    fixed = HEAD + 8 + sum(gutters)
    box = min(MOST, max(LEAST, (WIDTH - fixed) / count))
    if fixed + count * box > PRINTED:
        box = max(NARROW, (PRINTED - fixed) / count)
    lefts, x = [], HEAD + 8
    for gutter in gutters:
        lefts.append(x)
        x += box + gutter
    return tuple(lefts), box, x


def _grid(
    figure: Blueprint, plan: Plan, steps: dict[str, Block], heads: list[Block], lines: list[Block | None],
    columns: tuple[tuple[float, ...], float, float],
) -> Grid:  # fmt: skip
    lefts, box, width = columns
    heights = []
    for lane, head in zip(figure.lanes, heads, strict=True):
        own = [step for step in figure.steps if step.lane == lane.id]
        marks = MARK + 4 if any(step.fail or step.wait for step in own) else 0
        heights.append(max(44.0, head.height + 14, *(steps[step.id].height + 16 + marks for step in own)))
    tops: list[float] = []
    strips: list[float] = []
    y = 1 + (2 * AIR + TRACK * plan.rows[-1] if -1 in plan.rows else 0)
    for index, (height, line) in enumerate(zip(heights, lines, strict=True)):
        tops.append(y)
        last = index == len(heights) - 1
        strip = 0 if line is None else max(12.0, line.height - 2 * AIR - TRACK * plan.rows.get(index, 0) + 4)
        strips.append(strip)
        y += height + (0 if last and line is None else 2 * AIR + strip + TRACK * plan.rows.get(index, 0))
    return Grid(
        lefts=lefts, box=box, tops=tuple(tops), heights=tuple(heights), line_heights=tuple(strips), plan=plan,
        width=width, foot=y + 1,
    )  # fmt: skip


def _lanes(figure: Blueprint, grid: Grid, heads: list[Block], lines: list[Block | None]) -> list[Part]:
    """Names of lanes on a quiet ground, and the named lines below them."""
    parts: list[Part] = []
    for index, (lane, head, line) in enumerate(zip(figure.lanes, heads, lines, strict=True)):
        top, height = grid.tops[index], grid.heights[index]
        plate = Rect(x=1, y=top, width=HEAD - 8, height=height, tone="well", radius=4, dashed=lane.inferred)
        parts.append(part(lane.id, plate, head.at(8, top + height / 2, "start")))
        foot = top + height
        if line is not None and lane.below is not None:
            y = foot + AIR + TRACK * grid.plan.rows.get(index, 0) + grid.line_heights[index] / 2
            middle = max(y, foot + line.height / 2 + 3)
            rule = stroke([(HEAD + 2, y), (grid.width - 1, y)], LINES[lane.below])
            parts.append(part("", rule, line.at(2, middle, "start", "quiet")))
        elif index + 1 < len(figure.lanes):
            y = foot + AIR + TRACK * grid.plan.rows.get(index, 0) + AIR / 2
            parts.append(part("", stroke([(HEAD + 2, y), (grid.width - 1, y)], "grid")))
    return parts


def _box(step: Step, grid: Grid, lane: Lane, cell: tuple[int, int], block: Block, setter: Setter) -> Part:
    """A step as high as its lane; what customers do stands out."""
    x, y, height = grid.lefts[cell[1]], grid.tops[cell[0]], grid.heights[cell[0]]
    middle = grid.middle(cell[1])
    marks = [*(("fail",) if step.fail else ()), *(("wait",) if step.wait else ())]
    tone = "tint" if lane.below == "interaction" else "plain"
    box = Rect(x=x, y=y, width=grid.box, height=height, tone=tone, radius=6, dashed=step.inferred)
    text = block.at(middle, y + (height - (MARK + 2 if marks else 0)) / 2)
    foot = y + height - MARK / 2 - 5
    shapes: list[Shape] = []
    for index, name in enumerate(marks):
        shapes.extend(_mark(name, middle + (index - (len(marks) - 1) / 2) * (MARK + 6), foot, setter))
    return part(step.id, box, text, shapes)


def _mark(name: str, x: float, y: float, setter: Setter) -> list[Shape]:
    """A letter in a filled square (fails) or in a ring (waits)."""
    letter = setter.fit(setter.word(f"{name}_mark"), MARK_LETTER, MARK)
    if name == "fail":
        half = MARK / 2
        ground: Shape = Rect(x=x - half, y=y - half, width=MARK, height=MARK, tone="dot", radius=2)
        return [ground, *letter.at(x, y, ink="on-dot")]
    return [Disc(x=x, y=y, radius=MARK / 2, tone="ring"), *letter.at(x, y)]


def _key(figure: Blueprint, setter: Setter, foot: float) -> tuple[list[Part], float]:
    """What the marks mean, as far as they are used; and the height of the whole."""
    used = [name for name in ("fail", "wait") if any(getattr(step, name) for step in figure.steps)]
    parts: list[Part] = []
    x = HEAD + 8
    for name in used:
        text = setter.fit(setter.word(name), TIER, 140)
        y = foot + 10 + MARK / 2
        parts.append(
            part("", _mark(name, x + MARK / 2, y, setter), text.at(x + MARK + 6, y, "start", "quiet"))
        )
        x += MARK + 6 + text.width + 20
    return parts, foot + (MARK + 12 if used else 0)


def _arrow(route: Route, grid: Grid) -> tuple[Shape, ...]:
    (lane, column), (lane2, column2) = route.start, route.end
    top, top2 = grid.tops[lane], grid.tops[lane2]
    foot, foot2 = top + grid.heights[lane], top2 + grid.heights[lane2]
    if route.straight and lane == lane2:
        y = top + grid.heights[lane] / 2
        ends = (grid.lefts[column] + grid.box, grid.lefts[column2])
        if column2 < column:
            ends = (grid.lefts[column], grid.lefts[column2] + grid.box)
        return arrow([(ends[0], y), (ends[1], y)])
    x, x2 = grid.middle(column) + route.ports[0], grid.middle(column2) + route.ports[1]
    if route.straight:
        x = x2 = grid.middle(column)
        return arrow([(x, foot), (x, top2)] if lane2 > lane else [(x, top), (x, foot2)])
    rows = [grid.row(gutter, track) for gutter, track in zip(route.rows, route.row_tracks, strict=True)]
    points: list[Point] = [(x, foot if route.leave == "bottom" else top), (x, rows[0])]
    if route.column is not None:
        across = grid.column(route.column, route.column_track)
        points += [(across, rows[0]), (across, rows[1])]
    points += [(x2, rows[-1]), (x2, foot2 if route.arrive == "bottom" else top2)]
    return arrow(points)
