"""A book from a project and one of its editions: the one place here that knows what a project is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.base.markup import el
from coursewright.base.words import words
from coursewright.course.model import Handbook, Lesson, Moment, Role, Term
from coursewright.handbook.model import Book, Chapter, GlossaryEntry, Objective, Part, Scenario, Sheet, Tree
from coursewright.handbook.printing import PrintedLesson, print_lessons
from coursewright.handbook.wording import handbook_words
from coursewright.project.cards import PAGE as CARDS
from coursewright.project.cards import card_anchor, card_side
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.scenarios import scenario_anchor, scenario_page, scenario_title, scenarios_of
from coursewright.prose import Paper, read_html, render_page
from coursewright.quiz.paper import paper_scenario

COVER = "content/assets/cover.svg"


def assemble_book(project: Project, edition: Handbook, issues: IssueLog, cache: Cache = NO_CACHE) -> Book:
    """Everything that an edition prints; faults met while rendering its lessons go into `issues`."""
    paper = Paper(audience=edition.audience)
    printed = {row.lesson.slug: row for row in print_lessons(project, edition, issues, cache)}
    course, second = project.course, project.second
    title = edition.title
    if edition.audience == "trainer" or "key" in edition.parts:
        title = handbook_words(project.language)["trainer-edition"].format(title=title)
    other_subtitle = second.course.subtitle if second else ""
    return Book(
        language=project.language,
        other_language=second.language if second else "",
        edition_id=edition.id,
        audience=edition.audience,
        title=course.title,
        other_title=" — ".join(filter(None, (second.course.title, other_subtitle))) if second else "",
        subtitle=course.subtitle,
        edition_title=title,
        version=course.version,
        rights=words(project.language)["site.licence"],
        parts_wanted=tuple(edition.parts),
        parts=tuple(_part(project, module, printed) for module in project.modules),
        scenarios=_scenarios(project, paper, issues),
        sheets=_sheets(project, list(printed.values())),
        cards=_cards(project, paper, issues) if "cards" in edition.parts else (),
        glossary=_glossary(project),
        cover=_cover(project),
        elsewhere=_elsewhere(project, printed),
    )


def _part(
    project: Project,
    module: ModuleLessons,
    printed: dict[str, PrintedLesson],
) -> Part:
    second = project.second
    other = (
        next((row.module for row in second.modules if row.module.id == module.module.id), None)
        if second
        else None
    )
    return Part(
        number=module.number,
        title=module.module.title,
        other_title=other.title if other else "",
        question=module.module.question,
        chapters=tuple(_chapter(project, printed[lesson.slug]) for lesson in module.lessons),
    )


def _chapter(project: Project, printed: PrintedLesson) -> Chapter:
    lesson = printed.lesson
    other = project.second.lesson(lesson.slug) if project.second else None
    other_texts = {row.id: row.text for row in other.head.objectives} if other else {}
    required = [project.lesson(slug) for slug in lesson.head.requires]
    return Chapter(
        slug=lesson.slug,
        number=lesson.number,
        title=lesson.head.title,
        other_title=other.head.title if other else "",
        minutes=_kept_together(minutes_in_words(lesson, project.language)),
        roles=_titles(project.course.roles, lesson.head.roles),
        moments=_titles(project.course.moments, lesson.head.moments),
        requires=tuple(row.number for row in required if row is not None),
        objectives=tuple(
            Objective(text=row.text, other_text=other_texts.get(row.id, "")) for row in lesson.head.objectives
        ),
        body=printed.tree,
        plan=printed.plan,
        key=printed.key,
    )


def _kept_together(minutes: str) -> str:
    """A narrow column breaks them at their plus sign alone."""
    return " + ".join(part.replace(" ", "\u00a0") for part in minutes.split(" + "))


def _titles(rows: Sequence[Role | Moment], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The short names of roles or moments; none wanted, or all of them, is told by the opener in one word."""
    if len(wanted) == len(rows):
        return ()
    names = {row.id: row.short or row.title for row in rows}
    return tuple(names[name] for name in wanted if name in names)


def _sheets(project: Project, printed: Sequence[PrintedLesson]) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            anchor=sheet.id,
            code=sheet.code,
            title=sheet.title,
            other_title=_other_sheet(project, entry.lesson, sheet.code),
            lesson=entry.lesson.number,
            roles=_titles(project.course.roles, entry.lesson.head.roles),
            body=sheet.tree,
        )
        for entry in printed
        for sheet in entry.sheets
    )


def _scenarios(project: Project, paper: Paper, issues: IssueLog) -> tuple[Scenario, ...]:
    second = project.second
    rows = []
    for number, quiz in enumerate(scenarios_of(project), start=1):
        tree = paper_scenario(quiz, paper.audience)
        rendered = render_page(project, scenario_page(quiz), tree, paper)
        issues.extend(rendered.issues)
        other = second.quizzes.get(quiz.id) if second else None
        rows.append(
            Scenario(
                anchor=scenario_anchor(quiz),
                number=number,
                title=scenario_title(quiz),
                other_title=scenario_title(other) if other and other.questions else "",
                body=rendered.tree,
            )
        )
    return tuple(rows)


def _cards(project: Project, paper: Paper, issues: IssueLog) -> Tree:
    """Each card with both sides, below its title."""
    if not project.cards:
        return ()
    rows = [
        el(
            "div",
            {"class": "card", "id": card_anchor(loaded)},
            el("h4", None, loaded.card.title),
            el("div", {"class": "front"}, card_side(loaded, "front")),
            el("div", {"class": "back"}, card_side(loaded, "back")),
        )
        for loaded in project.cards
    ]
    rendered = render_page(project, CARDS, el("div", None, rows), paper)
    issues.extend(rendered.issues)
    return rendered.tree


def _other_sheet(project: Project, lesson: Lesson, code: str) -> str:
    """The title of the same worksheet in the second language."""
    other = project.second.lesson(lesson.slug) if project.second else None
    for block in other.outline.blocks if other else ():
        if block.name == "worksheet" and block.code == code:
            return block.argument.removeprefix(code).strip()
    return ""


def _glossary(project: Project) -> tuple[GlossaryEntry, ...]:
    """All terms, Chinese ones by pinyin, others by their own letters."""
    sounds = {term.id: _sound(term, project.language) for term in project.glossary}
    terms = sorted(project.glossary, key=lambda term: (sounds[term.id], term.id))
    return tuple(_entry(project, term, sounds[term.id]) for term in terms)


def _sound(term: Term, language: str) -> str:
    """What a term is sorted by: Chinese ones are looked up by how they are spoken."""
    spoken = term.pinyin if language.startswith("zh") else ""
    return _plain_letters(spoken or term.term)


def _plain_letters(text: str) -> str:
    """Letters without tone marks, lower case, so that `guān` sorts with `guan`."""
    plain = (char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    return "".join(char for char in plain if char.isalnum() or char == " ")


def _entry(project: Project, term: Term, sound: str) -> GlossaryEntry:
    other = project.second.term(term.id) if project.second else None
    return GlossaryEntry(
        term_id=term.id,
        letter=sound[:1].upper(),
        term=term.term,
        other_term=other.term if other else "",
        text=term.text,
        also=tuple(term.also),
    )


def _cover(project: Project) -> Tree:
    """The course's own figure for the cover, 168 × 96 mm, or nothing."""
    path = project.root / COVER
    return read_html(path.read_text(encoding="utf-8")) if path.is_file() else ()


def _elsewhere(project: Project, printed: dict[str, PrintedLesson]) -> frozenset[str]:
    """Anchors that exist in the course but perhaps not in this edition."""
    sheets = (sheet.id for entry in printed.values() for sheet in entry.sheets)
    terms = (f"term-{term.id}" for term in project.glossary)
    talks = (scenario_anchor(quiz) for quiz in scenarios_of(project))
    return frozenset({"key", "glossary", *talks, *sheets, *terms})
