"""Part pages and lesson openers as markup."""

from __future__ import annotations

from coursewright.handbook.model import Book, Chapter, Objective, Part
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import attribute, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words


def render_part(book: Book, part: Part) -> str:
    """A module's page: number, title, question, strip of all lessons, and its lessons with minutes and pages."""
    run = attribute(module_run(book, part))
    rows = "".join(_part_row(book, chapter) for chapter in part.chapters)
    question = f'<p class="pq n">{text_line(part.question)}</p>' if part.question else ""
    return (
        f'<section class="part" id="{part.anchor}"><div class="pm">{part.number}</div>'
        f'<h1 data-run="{run}">{title_line(part.title)}</h1>'
        f"{other_line(part.other_title, book.other_language, 'p', 'pe n')}{question}"
        f'<div class="pf">{lesson_strip(book.parts, part)}</div>'
        f'<table class="pl"><tbody>{rows}</tbody></table></section>'
    )


def _part_row(book: Book, chapter: Chapter) -> str:
    minutes = handbook_words(book.language)["minutes"].format(minutes=chapter.minutes)
    return (
        f'<tr><td class="a">{chapter.number:02d}</td><td class="b">{text_line(chapter.title)}'
        f'{other_line(chapter.other_title, book.other_language)}</td><td class="c">'
        f'<span class="nb">{minutes}</span></td>'
        f'<td class="d"><a class="pg" href="#{attribute(chapter.anchor)}"></a></td></tr>'
    )


def module_run(book: Book, part: Part) -> str:
    """The module's line in running heads and outline."""
    return handbook_words(book.language)["module-run"].format(number=part.number, title=part.title)


def lesson_run(book: Book, chapter: Chapter) -> str:
    """The lesson's line in running heads and outline."""
    return handbook_words(book.language)["lesson-run"].format(number=chapter.number, title=chapter.title)


def render_chapter(book: Book, chapter: Chapter) -> str:
    """A lesson: its opener, then its body as the prose room wrote it."""
    run = attribute(lesson_run(book, chapter))
    return (
        f'<header class="opener" id="{attribute(chapter.anchor)}"><div class="no">{chapter.number:02d}</div>'
        f'<h1 data-run="{run}">{title_line(chapter.title)}</h1>'
        f"{other_line(chapter.other_title, book.other_language, 'p', 'et n')}"
        f'<div class="meta">{_facts(book, chapter)}{_objectives(book, chapter)}</div></header>'
        f"{chapter.body_html}"
    )


def _facts(book: Book, chapter: Chapter) -> str:
    words = handbook_words(book.language)
    comma = words["list-comma"]
    before = comma.join(map(str, chapter.requires))
    facts = [
        (words["time"], words["minutes"].format(minutes=chapter.minutes)),
        (words["roles"], comma.join(chapter.roles) or words["all-roles"]),
        (words["moments"], comma.join(chapter.moments) or words["all-moments"]),
    ]
    if before:
        facts.append((words["requires"], words["lessons"].format(numbers=before)))
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{text_line(value)}</dd>" for name, value in facts) + "</dl>"


def _objectives(book: Book, chapter: Chapter) -> str:
    words = handbook_words(book.language)
    rows = "".join(
        _objective(number, objective, book.other_language)
        for number, objective in enumerate(chapter.objectives, start=1)
    )
    if not rows:
        return ""
    return (
        f'<p class="objh n">{words["objectives"]}<span class="tick">{words["tick"]}</span></p>'
        f'<ol class="obj">{rows}</ol>'
    )


def _objective(number: int, objective: Objective, other_language: str) -> str:
    return (
        f"<li><b>{number}</b>{text_line(objective.text)}"
        f'{other_line(objective.other_text, other_language, "small", "other")}<span class="bx"></span></li>'
    )
