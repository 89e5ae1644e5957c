"""The slides of a lesson or a bank as trees: what it is for, idea, figures, each question and then its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.course.model import Lesson
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.prose.looks.screen import Screen
from coursewright.prose.render import render_lesson, render_texts
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.model import LoadedQuiz, comes_before
from coursewright.quiz.paper import paper_question
from coursewright.quiz.sheet import Sheet
from coursewright.trainer.fitting import LONG, lines_of, size_of

IDEA = "idea"
FULL = 10.0
"""Lines of text that a slide has room for in large letters."""
TEXT = 0.95
"""How full a slide of text may be: its head is larger than a question's."""
TITLE = 0.65
"""The same of the first one, whose heading is twice as large."""
LINE = 64
"""Columns of such a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: its anchor, what it is (`title`, `text`, `figure`, `asked`, `told`), its head, and what it shows."""

    id: str
    kind: str
    head: str
    tree: tuple[Node, ...]
    size: str = ""


def lesson_slides(project: Project, lesson: Lesson) -> tuple[Slide, ...]:
    """All slides of a lesson, in the order of a session: what for, idea, figures, questions."""
    tree = render_lesson(project, lesson, Screen()).tree
    names = dict.fromkeys((lesson.slug, *lesson.shown))
    quizzes = [project.quizzes[name] for name in names if name in project.quizzes]
    return (
        _title(project, lesson),
        *_text_slides(IDEA, _below(tree, IDEA)),
        *_figure_slides(tree),
        *(slide for quiz in quizzes for slide in quiz_slides(project, quiz, lesson.page)),
    )


def quiz_slides(project: Project, quiz: LoadedQuiz, page: str) -> tuple[Slide, ...]:
    """Each question of a quiz as it is asked, and then with its answer and its reasons."""
    rows = [row for row in quiz.sheets() if not comes_before(row[0])]
    asked = [(paper_question(*row, "learner"),) for row in rows]
    told = [(paper_question(*row, "trainer"),) for row in rows]
    texts, _ = render_texts(project, [*asked, *told], page, Screen())
    half = len(rows)
    return tuple(
        slide
        for at, (question, sheet) in enumerate(rows)
        for slide in _question_slides(question, sheet, texts[at], texts[half + at])
    )


def _question_slides(
    question: AnyQuestion, sheet: Sheet, asked: tuple[Node, ...], told: tuple[Node, ...]
) -> Iterator[Slide]:
    head = sheet.word(f"kind.{question.type}")
    if sheet.number:
        head = f"{sheet.number} · {head}"
    for kind, tree in (("asked", asked), ("told", told)):
        name = f"q-{question.id}" if kind == "asked" else f"a-{question.id}"
        size = LONG if kind_of(question).long else size_of(tree)
        yield Slide(id=name, kind=kind, head=head, tree=tree, size=size)


def _title(project: Project, lesson: Lesson) -> Slide:
    word = words(project.language)
    module = project.module_of(lesson)
    goals = [el("li", None, goal.text) for goal in lesson.head.objectives]
    tree = (
        el(
            "p",
            {"class": "slide__kick"},
            word["trainer.module"].format(n=module.number, title=module.module.title),
        ),
        el("h1", None, lesson.head.title),
        el("p", {"class": "slide__goal"}, word["trainer.goals"]),
        el("ul", None, goals),
    )
    return Slide(id="start", kind="title", head="", tree=tree, size=size_of(tree, TITLE))


def _below(tree: Sequence[Node], anchor: str) -> tuple[str, list[Element]]:
    """A section's heading, and the blocks between it and the next one."""
    head, blocks, inside = "", [], False
    for node in tree:
        if not isinstance(node, Element):
            continue
        if node.tag == "h2":
            inside = ("id", anchor) in node.attrs
            head = plain_text(node).strip() if inside else head
        elif inside:
            blocks.append(node)
    return head, blocks


def _text_slides(anchor: str, section: tuple[str, list[Element]]) -> Iterator[Slide]:
    """A section's text on as many slides as it takes; figures have slides of their own."""
    head, blocks = section
    pages: list[list[Element]] = []
    left = 0.0
    for block in blocks:
        if block.tag not in ("p", "ul", "ol", "dl", "table", "blockquote", "h3", "div"):
            continue
        room = lines_of([block], LINE)
        if not pages or room > left:
            pages.append([])
            left = FULL
        pages[-1].append(block)
        left -= room
    for number, page in enumerate(pages, 1):
        name = f"{anchor}-{number}" if number > 1 else anchor
        yield Slide(id=name, kind="text", head=head, tree=tuple(page), size=size_of(page, TEXT))


def _figure_slides(tree: Sequence[Node]) -> Iterator[Slide]:
    """A slide a figure: the drawing with its caption as the head."""
    for number, figure in enumerate(_all(tree, "figure"), 1):
        drawing = next(_all(figure.children, "svg"), None) or next(_all(figure.children, "img"), None)
        if drawing is None:
            continue
        caption = next(_all(figure.children, "summary"), None) or next(
            _all(figure.children, "figcaption"), None
        )
        head = _words_before_more(caption) if caption else ""
        tree = (el("div", {"class": "cw-fig"}, drawing),)
        yield Slide(id=f"figure-{number}", kind="figure", head=head, tree=tree)


def _words_before_more(caption: Element) -> str:
    """A caption without its last part, the words behind which its explanation is folded away."""
    *parts, last = caption.children
    folded = isinstance(last, Element) and last.tag == "span"
    return " ".join("".join(map(plain_text, parts if folded else caption.children)).split())


def _all(nodes: Iterable[Node], tag: str) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == tag:
                yield node
            yield from _all(node.children, tag)
