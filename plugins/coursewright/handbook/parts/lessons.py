"""Lessons as learners read them: an opener with what each is about, then its text; for trainers the plan before."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import Element, el
from coursewright.handbook.codes import code_drawing
from coursewright.handbook.model import Book, Chapter, Objective
from coursewright.handbook.modules import lesson_run, module_sections
from coursewright.handbook.parts.part import BookPart, nothing
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.languages.words import handbook_words
from coursewright.languages.words import words as ui_words

CODE = 24.0
"""Millimetres of a code with the white around it."""


def _sections(book: Book, _: None) -> Iterator[Section]:
    for module in book.modules:
        yield from module_sections(book, module, lesson_sections)


def lesson_sections(book: Book, chapter: Chapter) -> Iterator[Section]:
    """The plan of its session, where there is one, and the lesson itself."""
    if chapter.plan:
        yield Section(name=f"plan of {chapter.slug}", tree=_plan(book, chapter), starts="next")
    yield Section(name=f"lesson {chapter.slug}", tree=_chapter(book, chapter), starts="next")


def _chapter(book: Book, chapter: Chapter) -> Tree:
    """A lesson: its opener, then its body as the prose room made it."""
    opener = el(
        "header",
        {"class": "opener", "id": chapter.anchor},
        el("div", {"class": "no"}, f"{chapter.number:02d}"),
        el("h1", {"data-run": lesson_run(book, chapter)}, title_line(chapter.title)),
        other_line(chapter.other_title, book.other_language, "p", "et n"),
        el(
            "div",
            {"class": "meta coded" if book.address else "meta"},
            el("div", {"class": "railed"}, _facts(book, chapter), _on_site(book, chapter)),
            _objectives(book, chapter),
        ),
    )
    return (opener, *chapter.body)


def _on_site(book: Book, chapter: Chapter) -> Element | None:
    """Where the lesson stands on the site: a code and its address."""
    if not book.address:
        return None
    address = f"{book.address}{book.language}/{chapter.page}"
    code = code_drawing(address, CODE, told=handbook_words(book.language)["on-site"])
    shown = address.partition("://")[2]
    return el("div", {"class": "site"}, code, el("a", {"href": address}, shown))


def _plan_run(book: Book, chapter: Chapter) -> str:
    """The plan's line in the outline."""
    return f"{ui_words(book.language)['lesson.plan.head']}\u3000{lesson_run(book, chapter)}"


def _plan(book: Book, chapter: Chapter) -> Tree:
    """The page before a lesson: who, where and how long, and what comes after what."""
    head = el(
        "div",
        {"class": "ph"},
        el("span", {"class": "no"}, f"{chapter.number:02d}"),
        el("h2", {"data-run": _plan_run(book, chapter)}, ui_words(book.language)["lesson.plan.head"]),
        el("p", {"class": "n pt"}, text_line(chapter.title)),
    )
    return (el("section", {"class": "plan", "id": f"{chapter.slug}--plan"}, head, chapter.plan),)


def _facts(book: Book, chapter: Chapter) -> Element:
    words = handbook_words(book.language)
    comma = words["list-comma"]
    before = comma.join(map(str, chapter.requires))
    facts = [(words["time"], chapter.minutes)]
    for name, rows in (("roles", chapter.roles), ("moments", chapter.moments)):
        if name in book.has:
            facts.append((words[name], comma.join(rows) or words[f"all-{name}"]))
    if before:
        facts.append((words["requires"], words["lessons"].format(numbers=before)))
    return el("dl", None, [node for name, value in facts for node in _fact(name, value)])


def _fact(name: str, value: str) -> tuple[Element, Element]:
    return el("dt", None, name), el("dd", None, text_line(value))


def _objectives(book: Book, chapter: Chapter) -> Tree:
    words = handbook_words(book.language)
    rows = [
        _objective(number, objective, book.other_language)
        for number, objective in enumerate(chapter.objectives, start=1)
    ]
    if not rows:
        return ()
    heading = el("p", {"class": "objh n"}, words["objectives"], el("span", {"class": "tick"}, words["tick"]))
    return (heading, el("ol", {"class": "obj"}, rows))


def _objective(number: int, objective: Objective, other_language: str) -> Element:
    return el(
        "li",
        None,
        el("b", None, str(number)),
        text_line(objective.text),
        other_line(objective.other_text, other_language, "small", "other"),
        el("span", {"class": "bx"}),
    )


PART = BookPart(assemble=nothing, sections=_sections, styles=("lessons",))
