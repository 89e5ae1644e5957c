"""Scenarios: conversations to be played, each below an opener like a lesson's."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import el
from coursewright.handbook.model import Book, Scenario
from coursewright.handbook.parts.part import Assembly, BookPart, Line
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, other_line, title_line
from coursewright.languages.words import handbook_words
from coursewright.project.scenarios import scenario_anchor, scenario_page, scenario_title, scenarios_of
from coursewright.prose import render_page
from coursewright.quiz.paper import paper_scenario

Scenarios = tuple[Scenario, ...]


def _assemble(assembly: Assembly) -> Scenarios:
    project, second = assembly.project, assembly.project.second
    rows = []
    for number, quiz in enumerate(scenarios_of(project), start=1):
        tree = paper_scenario(quiz, assembly.paper.audience)
        rendered = render_page(project, scenario_page(quiz), tree, assembly.paper)
        assembly.issues.extend(rendered.issues)
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


def _sections(book: Book, scenarios: Scenarios) -> Iterator[Section]:
    for scenario in scenarios:
        label = handbook_words(book.language)["scenario"].format(number=scenario.number)
        run = f"{label}\u3000{scenario.title}"
        heads = {"lesson": run, "module": run}
        yield Section(name=scenario.anchor, tree=_script(book, scenario, run), heads=heads, starts="next")


def _script(book: Book, scenario: Scenario, run: str) -> Tree:
    opener = el(
        "header",
        {"class": "opener act", "id": scenario.anchor},
        el("div", {"class": "no"}, f"S{scenario.number}"),
        el("h1", {"data-run": run}, title_line(scenario.title)),
        other_line(scenario.other_title, book.other_language, "p", "et n"),
    )
    return (opener, *scenario.body)


def _lines(_book: Book, scenarios: Scenarios) -> Iterator[Line]:
    for row in scenarios:
        yield Line(label=f"S{row.number}", anchor=row.anchor, title=row.title, other_title=row.other_title)


PART = BookPart(
    assemble=_assemble, sections=_sections, lines=_lines, styles=("lessons",), heading="scenarios"
)
