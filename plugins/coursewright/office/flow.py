"""Blocks from a tree: one reader by class for what forms and lessons are made of, one by tag for all the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from coursewright.base.markup import Element, Node
from coursewright.office.blocks import Block, Face, LineBreak, Listed, Paragraph, Words
from coursewright.office.forms import FORMS
from coursewright.office.lines import read_line
from coursewright.office.pages import PAGES
from coursewright.office.questions import QUESTIONS
from coursewright.office.setting import Setting, attribute, children_of, classes_of, is_block, opened
from coursewright.office.tables import read_table

Reader = Callable[[Element, Setting], tuple[Block, ...]]
DEEPEST = 4
"""Levels of headings that have styles."""
_STYLES = {"stem": "Question", "fig-source": "Source", "et": "Subtitle", "pt": "Subtitle", "cap": "Caption"}


def read_flow(nodes: Iterable[Node], setting: Setting) -> tuple[Block, ...]:
    """Nodes as blocks; what stands between blocks becomes paragraphs."""
    blocks: list[Block] = []
    line: list[Node] = []
    for node in opened(nodes):
        if is_block(node) and isinstance(node, Element):
            blocks += (*_paragraph(line, setting), *_block(node, setting))
            line = []
        else:
            line.append(node)
    return (*blocks, *_paragraph(line, setting))


def _paragraph(nodes: Iterable[Node], setting: Setting, *, kept: bool = False) -> tuple[Block, ...]:
    inlines = read_line(nodes, setting)
    return (
        (Paragraph(style=setting.style, inlines=inlines, frame=setting.frame, kept=kept),) if inlines else ()
    )


def _block(element: Element, setting: Setting) -> tuple[Block, ...]:
    classes = classes_of(element)
    named = next((READERS[name] for name in READERS if name in classes), None)
    reader = named or TAGS.get(element.tag, _inside)
    return reader(element, setting)


def _inside(element: Element, setting: Setting) -> tuple[Block, ...]:
    return read_flow(element.children, setting)


def _text(element: Element, setting: Setting) -> tuple[Block, ...]:
    classes = classes_of(element)
    style = next((_STYLES[name] for name in _STYLES if name in classes), setting.style)
    kept = bool(classes & {"stem", "lead", "objh"})
    return _paragraph(element.children, replace(setting, style=style), kept=kept)


def _heading(element: Element, setting: Setting) -> tuple[Block, ...]:
    level = min(DEEPEST, max(1, int(element.tag[1]) - setting.rise))
    inlines = read_line(_parted(element.children), setting)
    return (
        (Paragraph(style=f"Heading {level}", inlines=inlines, frame=setting.frame, kept=True),)
        if inlines
        else ()
    )


def _parted(nodes: Iterable[Node]) -> Iterable[Node]:
    """A heading with a gap before its other language."""
    for node in nodes:
        if "twin" in classes_of(node):
            yield "\u2002"
        yield node


def _list(element: Element, setting: Setting) -> tuple[Block, ...]:
    numbered = element.tag == "ol"
    start = attribute(element, "start")
    listed = Listed(
        numbered=numbered,
        series=next(setting.series),
        level=setting.level,
        start=int(start) if start.isdecimal() else 1,
    )
    inner = replace(setting, style="List Number" if numbered else "List Bullet", level=setting.level + 1)
    return tuple(block for item in children_of(element, "li") for block in _item(item, listed, inner))


def _item(item: Element, listed: Listed, setting: Setting) -> tuple[Block, ...]:
    """An item: the first paragraph has its mark, those below it are set in like it."""
    first, *others = read_flow(item.children, setting) or (
        Paragraph(style=setting.style, frame=setting.frame),
    )
    if isinstance(first, Paragraph) and first.listed is None:
        first = replace(first, listed=listed)
    return (first, *others)


def _definitions(element: Element, setting: Setting) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for child in children_of(element, "dt", "dd", "div"):
        if child.tag == "dt":
            inlines = read_line(child.children, setting, Face(bold=True))
            blocks.append(Paragraph(style=setting.style, inlines=inlines, frame=setting.frame, kept=True))
        else:
            blocks += read_flow(child.children, replace(setting, style="Definition"))
    return tuple(blocks)


def _figure(element: Element, setting: Setting) -> tuple[Block, ...]:
    """The drawing, below it its caption, then source and notes."""
    captions = children_of(element, "figcaption")
    others = [node for node in element.children if node not in captions]
    drawn = [node for node in others if isinstance(node, Element) and node.tag in ("svg", "img", "p")]
    first = [node for node in drawn if node.tag != "p" or not classes_of(node)]
    rest = [node for node in others if node not in first]
    return (
        *(block for node in first for block in _picture(node, setting, kept=bool(captions))),
        *(block for node in captions for block in _caption(node, setting)),
        *read_flow(rest, setting),
    )


def _picture(node: Element, setting: Setting, *, kept: bool) -> tuple[Block, ...]:
    inlines = read_line((node,), setting)
    return (Paragraph(style="Figure", inlines=inlines, kept=kept),) if inlines else ()


def _caption(element: Element, setting: Setting) -> tuple[Block, ...]:
    nodes: list[Node] = []
    for node in element.children:
        nodes += (node, "\u2002") if isinstance(node, Element) and node.tag == "b" else (node,)
    return (Paragraph(style="Caption", inlines=read_line(nodes, setting)),)


def _listing(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Code, line by line, with its white space."""
    lines = _all_text(element).strip("\n").split("\n")
    inlines = [part for line in lines for part in (LineBreak(), Words(text=line)) if part != Words(text="")]
    return (Paragraph(style="Code", inlines=tuple(inlines[1:]), frame=setting.frame),)


def _all_text(node: Node) -> str:
    if isinstance(node, str):
        return node
    return "".join(map(_all_text, node.children)) if isinstance(node, Element) else ""


def _quote(element: Element, setting: Setting) -> tuple[Block, ...]:
    return read_flow(element.children, replace(setting, style="Quote"))


def _rule(_: Element, setting: Setting) -> tuple[Block, ...]:
    return (Paragraph(style="Rule", frame=setting.frame),)


def _summary(element: Element, setting: Setting) -> tuple[Block, ...]:
    inlines = read_line(element.children, setting, Face(bold=True))
    return (Paragraph(style=setting.style, inlines=inlines, frame=setting.frame, kept=True),)


TAGS: Mapping[str, Reader] = {
    "p": _text,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "table": read_table,
    "figure": _figure,
    "pre": _listing,
    "blockquote": _quote,
    "hr": _rule,
    "summary": _summary,
}
READERS: Mapping[str, Reader] = {**QUESTIONS, **FORMS, **PAGES, "admonition-title": _summary}
