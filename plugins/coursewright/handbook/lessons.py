"""Part pages and lesson openers as trees."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.base.words import words as ui_words
from coursewright.handbook.model import Book, Chapter, Objective, Part
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words


def render_part(book: Book, part: Part) -> Tree:
    """A module's page: number, title, question, strip of all lessons, and its lessons with minutes and pages."""
    return (
        el(
            "section",
            {"class": "part", "id": part.anchor},
            el("div", {"class": "pm"}, str(part.number)),
            el("h1", {"data-run": module_run(book, part)}, title_line(part.title)),
            other_line(part.other_title, book.other_language, "p", "pe n"),
            el("p", {"class": "pq n"}, text_line(part.question)) if part.question else None,
            el("div", {"class": "pf"}, lesson_strip(book.parts, part, book.language)),
            el(
                "table",
                {"class": "pl", "role": "list"},
                el("tbody", None, [_part_row(book, chapter) for chapter in part.chapters]),
            ),
        ),
    )


def _part_row(book: Book, chapter: Chapter) -> Element:
    title = (text_line(chapter.title), other_line(chapter.other_title, book.other_language))
    return el(
        "tr",
        None,
        el("td", {"class": "a"}, f"{chapter.number:02d}"),
        el("td", {"class": "b"}, *title),
        el("td", {"class": "c"}, chapter.minutes),
        el(
            "td",
            {"class": "d"},
            el("a", {"class": "pg", "href": f"#{chapter.anchor}", "title": chapter.title}),
        ),
    )


def module_run(book: Book, part: Part) -> str:
    """The module's line in running heads and outline."""
    return handbook_words(book.language)["module-run"].format(number=part.number, title=part.title)


def lesson_run(book: Book, chapter: Chapter) -> str:
    """The lesson's line in running heads and outline."""
    return handbook_words(book.language)["lesson-run"].format(number=chapter.number, title=chapter.title)


def render_chapter(book: Book, chapter: Chapter) -> Tree:
    """A lesson: its opener, then its body as the prose room made it."""
    opener = el(
        "header",
        {"class": "opener", "id": chapter.anchor},
        el("div", {"class": "no"}, f"{chapter.number:02d}"),
        el("h1", {"data-run": lesson_run(book, chapter)}, title_line(chapter.title)),
        other_line(chapter.other_title, book.other_language, "p", "et n"),
        el("div", {"class": "meta"}, _facts(book, chapter), _objectives(book, chapter)),
    )
    return (opener, *chapter.body)


def plan_run(book: Book, chapter: Chapter) -> str:
    """The plan's line in the outline."""
    return f"{ui_words(book.language)['lesson.plan.head']}\u3000{lesson_run(book, chapter)}"


def render_plan(book: Book, chapter: Chapter) -> Tree:
    """The page before a lesson: who, where and how long, and what comes after what."""
    head = el(
        "div",
        {"class": "ph"},
        el("span", {"class": "no"}, f"{chapter.number:02d}"),
        el("h2", {"data-run": plan_run(book, chapter)}, ui_words(book.language)["lesson.plan.head"]),
        el("p", {"class": "n pt"}, text_line(chapter.title)),
    )
    return (el("section", {"class": "plan", "id": f"{chapter.slug}--plan"}, head, chapter.plan),)


def _facts(book: Book, chapter: Chapter) -> Element:
    words = handbook_words(book.language)
    comma = words["list-comma"]
    before = comma.join(map(str, chapter.requires))
    facts = [
        (words["time"], chapter.minutes),
        (words["roles"], comma.join(chapter.roles) or words["all-roles"]),
        (words["moments"], comma.join(chapter.moments) or words["all-moments"]),
    ]
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
