"""A whole page, or single texts, as a tree in a look: the pure function that sites and handbooks are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, el
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.course.model import Lesson
from coursewright.project.model import Project
from coursewright.prose.book import sheets_in
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Conversion, Look
from coursewright.prose.page import with_page_mark
from coursewright.prose.plan import TAG as PLAN
from coursewright.prose.tree import frozen, parse_html

TEXT_TAG = "cw-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A worksheet: its anchor, code (`W02`), title, and what it holds."""

    id: str
    code: str
    title: str
    tree: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A page as a tree, with its anchors and the addresses that it links to; on paper its worksheets and plan.

    `issues` is what rendering met.
    """

    tree: tuple[Node, ...]
    sheets: tuple[Sheet, ...]
    plan: tuple[Node, ...]
    anchors: frozenset[str]
    links: tuple[str, ...]
    issues: IssueLog


def read_html(text: str) -> tuple[Node, ...]:
    """Finished markup, such as a drawing, as a tree."""
    return frozen(parse_html(text.strip()), {})


def conversion_for(project: Project, look: Look, pages: Mapping[str, Node] | None = None) -> Conversion:
    """The state that a page begins with; `pages` are trees of pages that no author wrote, by path."""
    return Conversion(project=project, look=look, pages=pages or {})


def render_lesson(project: Project, lesson: Lesson, look: Look) -> Rendered:
    """A lesson in a look."""
    return _rendered(conversion_for(project, look), lesson.page, lesson.outline.text)


def render_page(project: Project, page: str, tree: Node, look: Look) -> Rendered:
    """A page (path below the language's root) that is a tree with leaves, and no author's text."""
    return _rendered(conversion_for(project, look, {page: tree}), page, "")


def render_texts(
    project: Project, texts: Sequence[Sequence[Node]], page: str, look: Look
) -> tuple[tuple[tuple[Node, ...], ...], IssueLog]:
    """Each of some texts by itself, as it would stand on a page, in one conversion; and what that met."""
    tree = el("div", None, [el(TEXT_TAG, None, text) for text in texts])
    rendered = render_page(project, page, tree, look)
    return tuple(element.children for element in _texts(rendered.tree)), rendered.issues


def _texts(nodes: Sequence[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element) and node.tag == TEXT_TAG:
            yield node
        elif isinstance(node, Element):
            yield from _texts(node.children)


def _rendered(conversion: Conversion, page: str, text: str) -> Rendered:
    extension = CoursewrightExtension(lambda: conversion)
    md = Markdown(extensions=[*EXTENSIONS, extension], extension_configs=settings_of(EXTENSIONS))
    root = parse_html(md.convert(with_page_mark(text, page)))
    conversion.look.settle(root, conversion)
    sheets = tuple(_sheet(element, conversion) for element in sheets_in(root))
    plan = next((frozen(element, conversion.findings.drawn) for element in root.iter(PLAN)), ())
    _take_out(root)
    return Rendered(
        tree=frozen(root, conversion.findings.drawn),
        sheets=sheets,
        plan=plan,
        anchors=frozenset(name for element in root.iter() if (name := element.get("id"))),
        links=tuple(element.get("href", "") for element in root.iter("a") if element.get("href")),
        issues=conversion.issues,
    )


def _sheet(element: XmlElement, conversion: Conversion) -> Sheet:
    code = element.get("code", "")
    return Sheet(
        id=f"sheet-{code.lower()}",
        code=code,
        title=element.get("title", ""),
        tree=frozen(element, conversion.findings.drawn),
    )


def _take_out(root: XmlElement) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in ("cw-sheet", PLAN):
                parent.remove(child)
