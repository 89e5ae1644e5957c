"""How a page looks on paper: empty forms for learners, with the key and notes for trainers; links within the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown

from coursewright.base.markup import Element, Embed, Node, Prose, around, el
from coursewright.course.outline import Block
from coursewright.course.plan import Plan
from coursewright.course.worksheet import Worksheet
from coursewright.figures.model import LoadedFigure
from coursewright.figures.paper import figure_on_paper, notes_on_paper, room_on, scene_on_paper
from coursewright.languages.words import words
from coursewright.paper.geometry import A4, Geometry
from coursewright.project.recall import Recalled
from coursewright.prose.book import shape_lesson
from coursewright.prose.figures import caption_of, own_anchor
from coursewright.prose.looks.look import Conversion, Opening
from coursewright.prose.paper_forms import paper_sheet
from coursewright.prose.places import tell_places
from coursewright.prose.plan import paper_plan
from coursewright.prose.tree import DRAWN
from coursewright.quiz.back import paper_back
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz, paper_reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A handbook: for learners nothing that is sealed, for trainers all of it."""

    audience: Literal["learner", "trainer"]
    page: Geometry = A4

    @property
    def shows_notes(self) -> bool:
        """For trainers alone."""
        return self.audience == "trainer"

    @property
    def tells_places(self) -> bool:
        """For what does not fit on its page."""
        return True

    def extend(self, md: Markdown, conversion: Conversion) -> None:
        """Paper shapes the whole tree afterwards, authors' own HTML with it."""

    def head(self, conversion: Conversion) -> Node | None:
        """The book gives a lesson its opener."""
        return None

    def quiz(self, quiz: LoadedQuiz, only: str, first: int, conversion: Conversion) -> Element:
        """A form to write in, the lesson's objectives by number."""
        goals = conversion.lesson.head.objectives if conversion.lesson else ()
        numbers = {objective.id: index for index, objective in enumerate(goals, 1)}
        return paper_quiz(quiz, self.audience, objectives=numbers, only=only, first=first)

    def recall(self, rows: Sequence[Recalled], conversion: Conversion) -> Element:
        """Each as its quiz prints it, with the page where it was taught; for trainers the answers alone."""
        word = words(conversion.language)
        parts: list[Node] = [el("p", {"class": "n intro"}, word["lesson.recall.head"])]
        for row in rows:
            anchor = f"{row.lesson.slug}--{row.heading}" if row.heading else row.lesson.slug
            page = around(word["lesson.recall.page"], el("a", {"class": "pg", "href": f"#{anchor}"}))
            if self.shows_notes:
                taught = el("span", {"class": "taught"}, page)
                parts.append(paper_reminder(row.quiz, row.question, taught))
            else:
                asked = paper_quiz(row.quiz, self.audience, only=row.question, brief=True)
                parts += [asked, el("p", {"class": "n taught"}, page)]
        return el("div", {"class": "recall"}, parts)

    def back(self, quiz: LoadedQuiz, question: str, conversion: Conversion) -> Element:
        """The page where one wrote; for trainers the model."""
        begin = f"{conversion.lesson.slug}--" if conversion.lesson else ""
        return paper_back(quiz, question, self.audience, begin)

    def figure(self, loaded: LoadedFigure, name: str, conversion: Conversion) -> Element:
        """Drawing, source and notes; the caption is short, since it stands in the rail."""
        anchor = own_anchor(name, conversion)
        said, source = caption_of(loaded, conversion.language)
        wide = scene_on_paper(loaded, conversion.language, self.page).width > room_on(self.page)
        drawn = figure_on_paper(loaded, conversion.language, self.page)
        below = el("p", {"class": "fig-source"}, source) if source else None
        notes = notes_on_paper(loaded, conversion.language)
        caption = el("cw-caption", {"kind": "figure"}, el("p", None, said))
        parts = [_kept(node, conversion) for node in (drawn, below, notes) if node is not None]
        return el("figure", {"class": "cw-fig wide" if wide else "cw-fig", "id": anchor}, parts, caption)

    def embed(self, leaf: Embed, loaded: LoadedFigure, conversion: Conversion) -> Element:
        """The drawing alone, with the letters of choices at its parts."""
        wide = scene_on_paper(loaded, conversion.language, self.page).width > room_on(self.page)
        letters = dict(leaf.marks)
        drawn = _kept(figure_on_paper(loaded, conversion.language, self.page, letters), conversion)
        return el("div", {"class": "qfig wide" if wide else "qfig"}, drawn)

    def misconceptions(self, pairs: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element:
        """A box that its style names."""
        rows = [
            el("dt", None, el("span", None, text)) if key == "wrong" else el("dd", None, text)
            for key, text in pairs
        ]
        return el("dl", {"class": "box mis"}, rows)

    def use_tomorrow(self, rows: Sequence[tuple[str, str, Prose]], conversion: Conversion) -> Element:
        """A table with a box to tick."""
        lines = [
            el("tr", None, el("td", None, title), el("td", None, text), el("td", None, _box()))
            for _, title, text in rows
        ]
        return el("div", {"class": "box do"}, el("table", {"class": "roles", "role": "list"}, lines))

    def stand_up(self, rows: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element | None:
        """A card to cut out, in the trainer's edition."""
        if not self.shows_notes:
            return None
        word = words(conversion.language)
        lines = [
            el("p", {"class": "n"}, el("b", None, word[f"lesson.stand-up.{key}"]), "\u3000", text)
            for key, text in rows
        ]
        return el("div", {"class": "standup"}, el("h4", None, word["lesson.stand-up.head"]), lines)

    def plan(self, plan: Plan, conversion: Conversion) -> Element | None:
        """A page of its own before the lesson, in the trainer's edition."""
        return paper_plan(plan, conversion, self.page.live) if self.shows_notes else None

    def form(self, sheet: Worksheet, code: str, conversion: Conversion) -> Element:
        """Lines, circles and boxes, as wide as the page."""
        return paper_sheet(sheet, conversion.language, self.page)

    def opening(self, block: Block) -> Opening:
        """A worksheet is taken out and printed on a page of its own."""
        if block.name == "trainer":
            heading = el("h4", None, block.argument) if block.argument else None
            return Opening(tag="div", attrs={"class": "tr"}, heading=heading)
        if block.name == "worksheet":
            code, _, title = block.argument.partition(" ")
            return Opening(tag="cw-sheet", attrs={"code": code, "title": title.strip()})
        return Opening(tag="cw-caption", attrs={"kind": block.name.removesuffix("-caption")})

    def draw(self, drawing: Node, conversion: Conversion) -> Node:
        """A number, for which the tree is put in when the page is done."""
        return _kept(drawing, conversion)

    def number_gap(self, kind: str) -> str:
        """A line for itself in the rail of a figure, an em in the head row of a table."""
        return "" if kind == "figure" else "\u2003"

    def settle(self, root: XmlElement, conversion: Conversion) -> None:
        """Places; sections with rail labels, boxes, forms, links within the book."""
        tell_places(root, conversion.findings.said, conversion.findings.at)
        shape_lesson(root, conversion.project, conversion.lesson, conversion.page, self.page)


def _kept(drawing: Node, conversion: Conversion) -> Element:
    number = str(len(conversion.findings.drawn))
    conversion.findings.drawn[number] = drawing
    return el(DRAWN, {"n": number})


def _box() -> Element:
    return el("span", {"class": "bx"})
