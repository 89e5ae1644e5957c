"""A scene as an SVG tree: valid XML, no script, no style attribute, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, el
from coursewright.figures.palette import PAPER_INKS, ink_class, paper_attributes, screen_classes
from coursewright.figures.scene import Disc, Line, Part, Path, Rect, Scene, Shape

NAMESPACE = "http://www.w3.org/2000/svg"
DROP = 0.37
"""How far below its middle a line's baseline lies, in sizes: the middle of a han, and nearly that of capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """How shapes are written: for a page (classes) or for paper (attributes, with the families of each language)."""

    language: str
    face_of: Callable[[str], str] | None = None

    @property
    def on_paper(self) -> bool:
        """Whether colours and fonts are written into the shapes."""
        return self.face_of is not None

    def shape(self, tone: str, *, dashed: bool) -> Mapping[str, str]:
        """Attributes that colour a shape."""
        if self.on_paper:
            return paper_attributes(tone, dashed=dashed)
        return {"class": screen_classes(tone, dashed=dashed)}

    def text(self, line: Line) -> Mapping[str, str | None]:
        """Attributes that colour a line and name its language where it is not the drawing's."""
        other = line.language if line.language not in ("", self.language) else None
        if self.face_of is not None:
            family = self.face_of(line.language or self.language)
            return {"fill": PAPER_INKS.get(line.ink, PAPER_INKS["ink"]), "font-family": family, "lang": other}
        return {"class": None if line.ink == "ink" else ink_class(line.ink), "lang": other}


def draw(scene: Scene, pen: Pen, names: Mapping[str, Mapping[str, str]]) -> tuple[Element, ...]:
    """The parts of a scene as `g` elements; `names` are their further attributes by element id."""
    return tuple(_part(part, pen, names.get(part.id, {})) for part in scene.parts)


def _part(part: Part, pen: Pen, names: Mapping[str, str]) -> Element:
    return el("g", dict(names), _spaced(part, pen))


def _spaced(part: Part, pen: Pen) -> Iterator[Node]:
    """A part's shapes; white space between lines of text is not drawn, but read and copied."""
    before: Line | None = None
    for shape in part.shapes:
        if isinstance(shape, Line):
            if before is not None and not _runs_on(before, shape):
                yield " "
            before = shape
        yield _shape(shape, pen)


def _runs_on(line: Line, after: Line) -> bool:
    """Whether a word goes on in the line after: a cut one, or one of a script without spaces."""
    wide = min(line.text[-1:], after.text[:1]) >= "\u2e80"
    return line.language == after.language and (wide or line.text.endswith("-"))


def _shape(shape: Shape, pen: Pen) -> Element:
    if isinstance(shape, Line):
        return _line(shape, pen)
    look = pen.shape(shape.tone, dashed=shape.dashed)
    if isinstance(shape, Rect):
        rounded = {"rx": number(shape.radius)} if shape.radius else {}
        return el(
            "rect",
            {
                "x": number(shape.x), "y": number(shape.y), "width": number(shape.width),
                "height": number(shape.height), **rounded, **look,
            },
        )  # fmt: skip
    if isinstance(shape, Disc):
        return el("circle", {"cx": number(shape.x), "cy": number(shape.y), "r": number(shape.radius), **look})
    return el("path", {"d": _commands(shape), **look})


def _commands(path: Path) -> str:
    return "".join(name + " ".join(number(value) for value in numbers) for name, numbers in path.steps)


def _line(line: Line, pen: Pen) -> Element:
    return el(
        "text",
        {
            "x": number(line.x),
            "y": number(line.y + DROP * line.size),
            "font-size": number(line.size),
            "font-weight": line.weight if line.weight != 400 else None,
            "text-anchor": line.anchor if line.anchor != "start" else None,
            **pen.text(line),
        },
        line.text,
    )


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
