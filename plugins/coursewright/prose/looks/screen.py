"""How a page looks on screen: forms to answer, sealed texts in capsules, cards for terms, no notes for trainers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown

from coursewright.base.markup import Element, Embed, Node, Prose, around, el, to_html
from coursewright.course.outline import Block
from coursewright.course.plan import Plan
from coursewright.course.worksheet import Worksheet
from coursewright.figures.model import LoadedFigure
from coursewright.figures.screen import figure_on_screen, figure_to_choose
from coursewright.languages.words import words
from coursewright.project.editions import book_of_sheets
from coursewright.project.minutes import minutes_in_words
from coursewright.project.objectives import objectives_elsewhere
from coursewright.project.onward import onward
from coursewright.project.recall import Recalled
from coursewright.prose.changes import render_changes
from coursewright.prose.contents import ContentsTreeprocessor, render_contents
from coursewright.prose.figures import own_anchor, told_of
from coursewright.prose.head import render_head
from coursewright.prose.looks.look import Conversion, Opening
from coursewright.prose.screen_forms import screen_sheet
from coursewright.prose.sealing import SealTreeprocessor
from coursewright.prose.search import SearchTreeprocessor
from coursewright.prose.terms import LinkTreeprocessor
from coursewright.prose.variables import VariableTreeprocessor
from coursewright.quiz.back import screen_back
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.screen import Anchor, Way, screen_quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page of the site; `layout`: until a reader chooses, questions come `one` at a time, or as a `list`."""

    layout: str = ""

    @property
    def shows_notes(self) -> bool:
        """Never: a page's source can be read."""
        return False

    @property
    def tells_places(self) -> bool:
        """Never: they are nobody's business but the author's."""
        return False

    def extend(self, md: Markdown, conversion: Conversion) -> None:
        """Links while the tree is whole, capsules at its very end, the search's words once they are locked."""
        # 15: after inline Markdown (20), before MkDocs rewrites links (0) and toc collects headings (5).
        md.treeprocessors.register(LinkTreeprocessor(md, conversion), "coursewright-links", 15)
        # 12: after captions (14) and emphasis (13), before toc collects headings (5).
        values = conversion.project.course.values
        md.treeprocessors.register(VariableTreeprocessor(values), "coursewright-variables", 12)
        # -100: after MkDocs has rewritten the links inside sealed texts.
        md.treeprocessors.register(SealTreeprocessor(md, conversion), "coursewright-seal", -100)
        md.treeprocessors.register(SearchTreeprocessor(md, conversion), "coursewright-search", -110)
        # -120: headings are named as the search has read them.
        md.treeprocessors.register(ContentsTreeprocessor(md, conversion), "coursewright-contents", -120)

    def head(self, conversion: Conversion) -> Node | None:
        """Title, facts, tags and objectives of a lesson, and its sections."""
        project, lesson = conversion.project, conversion.lesson
        if lesson is None:
            return None
        return el(
            "div",
            {"class": "cw-top"},
            render_head(project, lesson),
            render_changes(project, lesson),
            render_contents(project, lesson),
        )

    def quiz(self, quiz: LoadedQuiz, only: str, first: int, conversion: Conversion) -> Element:
        """A form a question, with links to what is taught."""
        goals = (*_objectives(conversion), *objectives_elsewhere(conversion.project, quiz, conversion.page))
        apart = quiz.apart_from(conversion.findings.anchors, only)
        conversion.findings.anchors.extend(sorted(quiz.anchors(only, apart)))
        told, conversion.findings.tells_words = conversion.findings.tells_words, True
        ways = () if only else _ways(conversion)
        return screen_quiz(
            quiz, objectives=goals, ways=ways, only=only, first=first, apart=apart, tells_words=not told,
            layout=self.layout, named=conversion.findings.shown.count(f"{quiz.id}#") < 2,
        )  # fmt: skip

    def recall(self, rows: Sequence[Recalled], conversion: Conversion) -> Element:
        """Each as a checkpoint of its own quiz, below a link to its lesson; search finds it there."""
        word = words(conversion.language)
        up = "../" * conversion.page.count("/")
        shown: list[Node] = [el("p", {"class": "cw-recall__h"}, word["lesson.recall.head"])]
        for row in rows:
            link = el("a", {"href": f"{up}{row.lesson.page}#{row.heading}"}, row.lesson.head.title)
            shown.append(
                el(
                    "div",
                    {"class": "cw-recall__row"},
                    el("p", {"class": "cw-recall__from"}, around(word["lesson.recall.from"], link)),
                    self.quiz(row.quiz, row.question, 1, conversion),
                )
            )
        return el("section", {"class": "cw-recall", "data-search-exclude": True}, shown)

    def back(self, quiz: LoadedQuiz, question: str, conversion: Conversion) -> Element:
        """Filled by a script with what is kept; the model stays in a capsule until then."""
        return screen_back(quiz, question)

    def figure(self, loaded: LoadedFigure, name: str, conversion: Conversion) -> Element:
        """The drawing, one line below it that opens to all that is said of it, and the place for notes."""
        anchor, language = own_anchor(name, conversion), conversion.language
        shown = figure_on_screen(loaded, language, anchor)
        title, text, source = told_of(loaded, language)
        ways = (" cw-fig2--wide" if shown.wide else "") + ("" if shown.walk else " cw-fig2--bare")
        caption = el("cw-caption", {"kind": "figure", "id": f"{anchor}:c"}, el("p", None, title))
        return el(
            "figure",
            {
                "class": f"cw-fig cw-fig2{ways}",
                "id": anchor,
                "aria-labelledby": f"{anchor}:c",
            },
            self.draw(shown.drawing, conversion),
            el(
                "details",
                {"class": "cw-fig2__more", "open": True},
                el("summary", None, caption, _more(text, source, language)),
                (el("p", None, line) for line in (text, source) if line),
                self.draw(shown.words, conversion),
            ),
            self.draw(shown.walk, conversion) if shown.walk else None,
        )

    def embed(self, leaf: Embed, loaded: LoadedFigure, conversion: Conversion) -> Element:
        """Parts that can be chosen are marked in the drawing."""
        anchor = own_anchor(leaf.anchor, conversion)
        drawn = figure_to_choose(loaded, conversion.language, anchor, dict(leaf.picks))
        return el("div", {"class": "cw-fig"}, self.draw(drawn, conversion))

    def misconceptions(self, pairs: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element:
        """A box with a title."""
        rows: list[Node] = []
        for key, text in pairs:
            if key == "wrong":
                rows.append(el("dt", None, _mark("wrong"), el("span", None, text)))
            else:
                rows.append(el("dd", None, text))
        title = el("p", {"class": "admonition-title"}, words(conversion.language)["lesson.misconception"])
        return el("div", {"class": "admonition misconception"}, title, el("dl", None, rows))

    def use_tomorrow(self, rows: Sequence[tuple[str, str, Prose]], conversion: Conversion) -> Element:
        """A list that can be filtered by role."""
        items = [
            node
            for role, title, text in rows
            for node in (el("dt", {"data-role": role}, title), el("dd", {"data-role": role}, text))
        ]
        return el("div", {"class": "cw-panel cw-tom"}, el("dl", None, items))

    def stand_up(self, rows: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element | None:
        """A small box that says whom it is for."""
        word = words(conversion.language)
        lines = [
            node
            for key, text in rows
            for node in (el("dt", None, word[f"lesson.stand-up.{key}"]), el("dd", None, text))
        ]
        head = el("p", {"class": "cw-lead__h"}, word["lesson.stand-up.head"])
        return el("aside", {"class": "cw-lead"}, head, el("dl", None, lines))

    def plan(self, plan: Plan, conversion: Conversion) -> Element | None:
        """Never: it is the trainer's."""
        return None

    def form(self, sheet: Worksheet, code: str, conversion: Conversion) -> Element:
        """Fields, kept under the lesson's and the worksheet's names."""
        project, lesson = conversion.project, conversion.lesson
        name = f"{lesson.slug if lesson else ''}#{code}"
        book = book_of_sheets(project, lesson) if lesson else None
        return screen_sheet(
            sheet,
            course=project.course.id,
            name=name,
            language=conversion.language,
            book=book.title if book else "",
        )

    def opening(self, block: Block) -> Opening:
        """A worksheet is a panel with a heading; what is for trainers never comes here."""
        if block.name == "worksheet":
            attrs = {"class": "cw-h-i", "id": f"sheet-{block.code.lower()}"}
            heading = el("h3", attrs, _mark("print"), block.argument)
            return Opening(tag="section", attrs={"class": "cw-panel cw-sheet"}, heading=heading)
        return Opening(tag="cw-caption", attrs={"kind": block.name.removesuffix("-caption")})

    def draw(self, drawing: Node, conversion: Conversion) -> Node:
        """Raw HTML, so that neither the table of contents lists its headings nor Markdown reads its words."""
        conversion.findings.drawn[str(len(conversion.stash.rawHtmlBlocks))] = drawing
        return conversion.stash.store(to_html(drawing))

    def number_gap(self, kind: str) -> str:
        """An em before a table's name, a blank in a figure's line."""
        return "\u2003" if kind == "table" else " "

    def settle(self, root: XmlElement, conversion: Conversion) -> None:
        """The page is as Markdown left it."""


def _mark(name: str) -> Element:
    """A sign of the icon set; a word always stands beside it."""
    return el("i", {"class": f"cw-i cw-i-{name}", "aria-hidden": "true"})


def _more(text: str, source: str, language: str) -> Element:
    """What a figure's line opens to, by name: its words always, the rest where there is any."""
    word = words(language)
    told = {"text": text, "source": source, "words": "always"}
    names = word["course.between_terms"].join(
        word[f"figure.more.{key}"] for key, line in told.items() if line
    )
    return el("span", {"data-search-exclude": True}, _mark("info"), names[:1].upper() + names[1:])


def _objectives(conversion: Conversion) -> tuple[Anchor, ...]:
    """The lesson's objectives: id, text, and the heading that teaches each."""
    if conversion.lesson is None:
        return ()
    return tuple(
        Anchor(id=objective.id, text=objective.text, href=f"#{objective.at or objective.id}")
        for objective in conversion.lesson.head.objectives
    )


def _ways(conversion: Conversion) -> tuple[Way, ...]:
    """Where the end of a lesson's quiz leads: to the next lesson, or behind the last one to the course's home."""
    lesson, project = conversion.lesson, conversion.project
    if lesson is None:
        return ()
    word, up = words(conversion.language), "../" * conversion.page.count("/")
    rows = tuple(
        Way(
            href=f"{up}{row.lesson.page}",
            kick=word["lesson.next"].format(time=minutes_in_words(row.lesson, conversion.language)),
            title=row.lesson.head.title,
            roles=row.roles,
        )
        for row in onward(project, lesson)
    )
    return rows or (Way(href=f"{up}index.md", kick=word["lesson.last"], title=word["course.home"]),)
