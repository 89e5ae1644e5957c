"""Which slides a lesson has, and what each holds: goals, the idea, figures, each question and then its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, plain_text
from coursewright.handbook.model import Book, Chapter
from coursewright.languages.words import words
from coursewright.office.blocks import Block, Listed, Paragraph, Picture, Table, Words
from coursewright.office.flow import read_flow
from coursewright.office.lines import said
from coursewright.office.pictures import PictureBook
from coursewright.office.sets import NOTES, lesson_labels
from coursewright.office.setting import Setting, attribute, classes_of, elements
from coursewright.project.model import Project
from coursewright.prose.looks.paper import Paper
from coursewright.prose.render import render_texts
from coursewright.quiz.model import LoadedQuiz, comes_before
from coursewright.quiz.paper import paper_question
from coursewright.trainer.fitting import columns

IDEA = "idea"
WIDTH = 300.0
"""Millimetres that pictures and tables are read for."""
FULL, LINE = 9, 76
"""Lines of text that a slide has room for in large letters, and columns of each."""
QUESTION_FULL, QUESTION_LINE = 17, 110
"""The same in the smallest letters that a question should have: a longer one goes on on another slide."""
LEFT_OUT = frozenset({"Question Head", "Writing Line", "Table Line", "Rule"})
"""Styles of what only paper needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide: its head, the head in the other language, what it holds, and what its speaker reads.

    `kind` is `title`, `text`, `figure`, `asked` or `told`.
    """

    kind: str
    head: str
    other: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides of a lesson in one language."""

    name: str
    title: str
    course: str
    language: str
    other_language: str
    slides: tuple[Slide, ...]


def deck_of(project: Project, book: Book, chapter: Chapter, pictures: PictureBook, issues: IssueLog) -> Deck:
    """The slides of a chapter of a trainers' book; faults met on the way go into `issues`."""
    setting = Setting(
        language=project.language,
        lessons=lesson_labels(project),
        pictures=pictures,
        series=count(),
        flow=read_flow,
        width=WIDTH,
    )
    slides = (
        *_opening(book, chapter, setting),
        *_idea(chapter, setting),
        *_figures(chapter, setting),
        *_questions(project, chapter, setting, issues),
    )
    return Deck(
        name=f"{chapter.number:02d}-{chapter.slug}",
        title=chapter.title,
        course=project.course.title,
        language=project.language,
        other_language=book.other_language,
        slides=slides,
    )


def _opening(book: Book, chapter: Chapter, setting: Setting) -> Iterator[Slide]:
    """The title, with the session's plan as its notes, and what one can do afterwards."""
    module = next(row for row in book.modules if chapter in row.chapters)
    word = words(book.language)
    kicker = word["trainer.module"].format(n=module.number, title=module.title)
    plan = tuple(lines_of(read_flow(chapter.plan, setting)))
    yield Slide(
        kind="title", head=chapter.title, other=chapter.other_title, blocks=(_line(kicker),), notes=plan
    )
    goals = tuple(
        replace(_line(goal.text), listed=Listed(numbered=False, series=0)) for goal in chapter.objectives
    )
    if goals:
        other = words(book.other_language)["trainer.goals"] if book.other_language else ""
        told = tuple(goal.other_text for goal in chapter.objectives if goal.other_text)
        yield Slide(kind="text", head=word["trainer.goals"], other=other, blocks=goals, notes=told)


def _line(text: str) -> Paragraph:
    return Paragraph(style="Body Text", inlines=said(text))


def _idea(chapter: Chapter, setting: Setting) -> Iterator[Slide]:
    """The text of the idea on as many slides as it takes; notes for trainers are notes of the first."""
    for section in chapter.body:
        if not isinstance(section, Element) or attribute(section, "id") != f"{chapter.slug}--{IDEA}":
            continue
        head, other = _head(section)
        notes = [node for node in elements((section,)) if NOTES & classes_of(node)]
        shown = _without(section.children, notes)
        said_first = tuple(lines_of(read_flow(notes, setting)))
        blocks = [block for block in read_flow(shown, setting) if not _is_drawn(block)]
        for number, page in enumerate(_pages(blocks)):
            yield Slide(
                kind="text",
                head=head,
                other=other,
                blocks=tuple(page),
                notes=said_first if not number else (),
            )


def _head(section: Element) -> tuple[str, str]:
    heading = next((node for node in elements((section,)) if node.tag == "h2"), None)
    if heading is None:
        return "", ""
    twins = [node for node in elements(heading.children) if "twin" in classes_of(node)]
    own = [node for node in heading.children if node not in twins]
    return _words_of(own), _words_of(twins)


def _words_of(nodes: Iterable[Node]) -> str:
    return " ".join("".join(map(plain_text, nodes)).split())


def _without(nodes: Iterable[Node], left_out: Sequence[Element]) -> Iterator[Node]:
    """A section's blocks without its heading, its figures and what is left out."""
    for node in nodes:
        if not isinstance(node, Element):
            yield node
        elif node.tag not in ("h2", "figure") and node not in left_out:
            yield replace(node, children=tuple(_without(node.children, left_out)))


def _is_drawn(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style in ("Figure", "Caption", "Source")


def _pages(blocks: Iterable[Block], full: int = FULL, line: int = LINE) -> list[list[Block]]:
    """Blocks parted to as many slides as they take."""
    pages: list[list[Block]] = []
    left = 0
    for block in blocks:
        room = _room(block, line)
        if not pages or room > left:
            pages.append([])
            left = full
        pages[-1].append(block)
        left -= room
    return pages


def _room(block: Block, line: int) -> int:
    if not isinstance(block, Table):
        return -(-columns(text_of(block)) // line) or 1
    whole = sum(block.widths)
    rows = 0
    for row in block.rows:
        cells = zip(row.cells, block.widths, strict=False)
        rows += max(
            (_room_of(cell.blocks, max(1, round(line * share / whole))) for cell, share in cells), default=1
        )
    return rows


def _room_of(blocks: Sequence[Block], line: int) -> int:
    return sum(_room(block, line) for block in blocks) or 1


def _figures(chapter: Chapter, setting: Setting) -> Iterator[Slide]:
    """A slide a figure: its caption as the head, what stands below it as notes."""
    for figure in (node for node in elements(_sections_alone(chapter)) if node.tag == "figure"):
        blocks = read_flow((figure,), setting)
        drawn = tuple(row for row in blocks if isinstance(row, Paragraph) and row.style == "Figure")
        titles = [
            row.alt.partition("\n")[0] for block in drawn for row in block.inlines if isinstance(row, Picture)
        ]
        captions = [text_of(row) for row in blocks if isinstance(row, Paragraph) and row.style == "Caption"]
        notes = tuple(text for row in blocks if row not in drawn for text in lines_of((row,)))
        if drawn:
            yield Slide(
                kind="figure", head=next(filter(None, (*titles, *captions)), ""), blocks=drawn, notes=notes
            )


def _sections_alone(chapter: Chapter) -> Iterator[Node]:
    """The sections of a lesson but that of its questions, whose figures stand with them."""
    for section in chapter.body:
        if isinstance(section, Element) and "selftest" not in classes_of(section):
            yield section


def _questions(project: Project, chapter: Chapter, setting: Setting, issues: IssueLog) -> Iterator[Slide]:
    lesson = project.lesson(chapter.slug)
    names = dict.fromkeys((chapter.slug, *(lesson.shown if lesson else ())))
    for name in names:
        if name in project.quizzes:
            yield from _quiz(project, project.quizzes[name], chapter, setting, issues)


def _quiz(
    project: Project, quiz: LoadedQuiz, chapter: Chapter, setting: Setting, issues: IssueLog
) -> Iterator[Slide]:
    """Each question as it is asked, the answer in its notes, and then with its answer and its reasons."""
    rows = [row for row in quiz.sheets() if not comes_before(row[0])]
    trees = [(paper_question(*row, "learner"),) for row in rows]
    trees += [(paper_question(*row, "trainer"),) for row in rows]
    lesson = project.lesson(chapter.slug)
    own = lesson.page if lesson else chapter.page
    texts, found = render_texts(project, trees, own, Paper(audience="trainer"))
    issues.extend(found)
    for at, (question, sheet) in enumerate(rows):
        head = sheet.word(f"kind.{question.type}")
        head = f"{sheet.number} · {head}" if sheet.number else head
        asked, told = (_shown(read_flow(texts[place], setting)) for place in (at, at + len(rows)))
        answer = tuple(
            text
            for row in told
            if isinstance(row, Paragraph) and row.style in ("Answer", "Reason")
            for text in lines_of((row,))
        )
        for kind, blocks, notes in (("asked", asked, answer), ("told", told, ())):
            for number, page in enumerate(_pages(blocks, QUESTION_FULL, QUESTION_LINE)):
                yield Slide(kind=kind, head=head, blocks=tuple(page), notes=() if number else notes)


def _shown(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(row for row in blocks if not (isinstance(row, Paragraph) and row.style in LEFT_OUT))


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """What blocks say, a paragraph or a row of a table a line."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = (" ".join(lines_of(cell.blocks)) for cell in row.cells)
                yield " · ".join(filter(None, cells))
        elif text := text_of(block):
            yield text


def text_of(block: Block) -> str:
    """The words of a paragraph on one line."""
    if not isinstance(block, Paragraph):
        return ""
    parts = (row.text if isinstance(row, Words) else " " for row in block.inlines)
    return " ".join("".join(parts).split())
