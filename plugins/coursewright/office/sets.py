"""Which documents a language has, and what each of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.course.edition import Handbook
from coursewright.course.parts import PartName
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.model import Audience, Book
from coursewright.handbook.parts import plan_sections
from coursewright.languages.words import handbook_words, words
from coursewright.office.blocks import WordDocument
from coursewright.office.flow import read_flow
from coursewright.office.papers import plan_papers
from coursewright.office.pictures import PictureBook
from coursewright.office.setting import Setting, attribute, classes_of, elements
from coursewright.office.writing import SHEET, TEXT, write_document
from coursewright.project.model import Project

Tree = tuple[Node, ...]
NOTES = frozenset({"tr", "standup"})
"""Classes of what a session's plan gathers from its lesson."""
Told = Callable[[str], None]


class WordFault(Exception):
    """Documents that cannot be written; `issues` say why."""

    def __init__(self, issues: IssueLog) -> None:
        super().__init__(as_text(issues))
        self.issues = issues


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document before it is read: its tree, and by how many levels its headings rise."""

    path: str
    title: str
    audience: Audience
    tree: Tree
    label: str = ""
    rise: int = 0
    landscape: bool = False


def write_word_set(
    project: Project, folder: Path, epoch: int, told: Told = lambda _: None, cache: Cache = NO_CACHE
) -> list[str]:
    """Write the documents of the project's language into an empty folder; their paths in it.

    `epoch` is their date in seconds; `told` hears of each before it is written. Raises WordFault where something
    would be missing, ImportError where python-docx or resvg is not installed.
    """
    issues = IssueLog()
    pictures = PictureBook(project.root, project.language, issues)
    written = []
    for source in plan_sources(project, issues, cache):
        told(source.path)
        target = folder / source.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(write_document(document_of(source, project, pictures), epoch))
        written.append(source.path)
    if issues.has_errors:
        raise WordFault(issues)
    return written


def source_at(project: Project, path: str, issues: IssueLog, cache: Cache = NO_CACHE) -> Source | None:
    """The document at a path of the set, None where there is none."""
    return next((row for row in plan_sources(project, issues, cache) if row.path == path), None)


def plan_sources(project: Project, issues: IssueLog, cache: Cache = NO_CACHE) -> Iterator[Source]:
    """All documents in order; faults met while rendering go into `issues`."""
    audiences: tuple[Audience, ...] = ("learner", "trainer")
    for audience in audiences:
        book = _book(project, audience, issues, cache)
        plan: Tree = ()
        for section in plan_sections(book):
            kind = _kind(section.tree)
            if kind == "plan":
                plan = section.tree
            elif kind == "opener":
                yield from _of_lesson(book, section.tree, plan)
                plan = ()
            elif kind == "sheet":
                yield _worksheet(section.tree)
    for paper in plan_papers(project, issues):
        label = " · ".join(filter(None, (paper.form, _label(project.language, paper.audience))))
        yield Source(
            path=paper.path, title=paper.title, audience=paper.audience, tree=paper.tree, label=label
        )


def document_of(source: Source, project: Project, pictures: PictureBook) -> WordDocument:
    """What a document holds, read from its tree."""
    setting = Setting(
        language=project.language,
        lessons=lesson_labels(project),
        pictures=pictures,
        series=count(),
        flow=read_flow,
        width=SHEET if source.landscape else TEXT,
        rise=source.rise,
    )
    return WordDocument(
        path=source.path,
        title=source.title,
        course=project.course.title,
        label=source.label,
        language=project.language,
        blocks=read_flow(source.tree, setting),
        landscape=source.landscape,
    )


def lesson_labels(project: Project) -> dict[str, str]:
    """What lessons are called where a book would name their pages, by slug."""
    word = handbook_words(project.language)["lesson-run"]
    return {row.slug: word.format(number=row.number, title=row.head.title) for row in project.lessons}


def trainers_book(project: Project, issues: IssueLog, cache: Cache = NO_CACHE) -> Book:
    """The lessons with plans and notes, as documents and slides are made from."""
    return _book(project, "trainer", issues, cache)


def _book(project: Project, audience: Audience, issues: IssueLog, cache: Cache) -> Book:
    """Lessons and worksheets as an edition prints them."""
    parts: tuple[PartName, ...] = ("lessons", "worksheets") if audience == "learner" else ("lessons",)
    edition = Handbook(id="word", audience=audience, title=project.course.title, parts=parts)
    return assemble_book(project, edition, issues, cache)


def _kind(tree: Tree) -> str:
    """What a section of a book is, by the class of its first element; "" for what is no document."""
    head = next((node for node in tree if isinstance(node, Element)), None)
    classes = classes_of(head) if head is not None else frozenset()
    return next((name for name in ("opener", "plan", "sheet") if name in classes), "")


def _worksheet(tree: Tree) -> Source:
    used_for = next(plain_text(node) for node in elements(tree) if "wt" in classes_of(node))
    code = used_for.partition("\u3000")[0]
    return Source(
        path=f"learner/worksheets/{code}.docx",
        title=f"{code} {_first_heading(tree)}",
        audience="learner",
        tree=tree,
        label=code,
        rise=1,
        landscape=True,
    )


def _of_lesson(book: Book, tree: Tree, plan: Tree) -> Iterator[Source]:
    """The handout of a lesson; for trainers the plan of its session with all notes, too."""
    slug = next(attribute(node, "id") for node in tree if isinstance(node, Element))
    chapter = next(row for row in book.chapters if row.slug == slug)
    name = f"{chapter.number:02d}-{chapter.slug}.docx"
    label = handbook_words(book.language)["lesson"].format(number=chapter.number)
    handout = Source(
        path=f"{book.audience}/lessons/{name}",
        title=chapter.title,
        audience=book.audience,
        tree=tree,
        label=" · ".join(filter(None, (label, _label(book.language, book.audience)))),
    )
    yield handout
    if plan:
        title = f"{words(book.language)['lesson.plan.head']} {chapter.title}"
        tree = (*plan, *_notes(book.language, tree))
        yield replace(handout, path=f"{book.audience}/plans/{name}", title=title, tree=tree, rise=1)


def _notes(language: str, tree: Tree) -> Iterator[Node]:
    """The notes for trainers and the card for who leads a team, each below the name of its section."""
    sections = [node for node in tree if isinstance(node, Element) and node.tag == "section"]
    found = [
        (section, [node for node in elements((section,)) if NOTES & classes_of(node)]) for section in sections
    ]
    if any(notes for _, notes in found):
        yield el("h3", None, words(language)["office.notes"])
    for section, notes in found:
        heading = next((node for node in elements((section,)) if node.tag == "h2"), None)
        if notes and heading is not None:
            yield el("h4", None, heading.children)
        yield from notes


def _first_heading(tree: Tree) -> str:
    titles = (plain_text(node) for node in elements(tree) if node.tag in ("h1", "h2"))
    return " ".join(next(titles, "").split())


def _label(language: str, audience: Audience) -> str:
    """What the head of a document for trainers warns of."""
    return words(language)["office.for-trainers"] if audience == "trainer" else ""
