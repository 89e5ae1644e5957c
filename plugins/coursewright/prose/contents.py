"""A lesson's sections as a list below its head, which a script makes a bar that stays in view.

The contract with browser/src/bar: `details.cw-learn` with `summary > .cw-learn__l, .cw-learn__s, .cw-i` and
`div.cw-learn__sheet > ol.cw-secs > li > a.cw-sec`; its words: `data-here`, `data-quiz` (`{n}`, `{of}`), `data-right`
(`{n}`), `data-goal`, `data-back` (`{name}`). `cw-aloud.js` takes what it says beside the text from the template behind.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.base.issues import Place
from coursewright.base.markup import Element, Prose, el
from coursewright.course.model import Lesson
from coursewright.languages.language import language_of
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.prose.looks.look import Conversion
from coursewright.quiz.screen import words_for_script

LINK = "cw-sec"


def render_contents(project: Project, lesson: Lesson) -> Element | None:
    """The list; None for a lesson of a single section."""
    rows = [heading for heading in lesson.outline.headings if heading.level == 2 and heading.id]
    if len(rows) < 2:
        return None
    text = words(project.language)
    number = [row.slug for row in project.module_of(lesson).lessons].index(lesson.slug) + 1
    place = Place(file=lesson.page)
    # A leaf keeps the list in the page's tree, where its words are written when the headings have theirs.
    links = [
        el("li", None, el("a", {"class": LINK, "href": f"#{row.id}"}, Prose(text="-", place=place)))
        for row in rows
    ]
    summary = el(
        "summary",
        None,
        el("span", {"class": "cw-learn__l"}, text["lesson.bar.number"].format(n=number)),
        " ",
        el("span", {"class": "cw-learn__s"}, text["lesson.bar.sections"]),
        " ",
        el("i", {"class": "cw-i cw-i-chev", "aria-hidden": "true"}),
    )
    shown = {f"data-{name}": text[f"lesson.bar.{name}"] for name in ("here", "quiz", "right", "goal", "back")}
    sheet = el("div", {"class": "cw-learn__sheet"}, el("ol", {"class": "cw-secs cw-plain"}, links))
    said = words_for_script(project.language, "lesson.aloud.")
    voices = " ".join(language_of(project.language).voices) or None
    attrs = {"class": "cw-learn", **shown, "data-voice": voices, "data-search-exclude": True}
    return el("details", attrs, summary, sheet, said)


class ContentsTreeprocessor(Treeprocessor):
    """Names the list's links as the headings read when Markdown is done with them."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Write the words of each section's heading, as the search has read them."""
        names = {section.anchor: section.heading for section in self.conversion.findings.sections}
        for link in root.iter("a"):
            if link.get("class") == LINK:
                link.text = names.get(link.get("href", "").removeprefix("#"), "")
