"""The frame of trainers' pages, and the page of results: a head, what a script fills in, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from coursewright.base.markup import Element, Node, el, to_html
from coursewright.languages.language import written
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script
from coursewright.quiz.seal import plain_json
from coursewright.site.chooser import ICON
from coursewright.site.stylesheet import read_tokens
from coursewright.trainer.addresses import INDEX, SCRIPT, STYLE, slides_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""A page that sends nothing anywhere: no connection is allowed at all."""


def framed(language: str, title: str, up: str, files: tuple[str, str], body: Iterable[Node]) -> str:
    """A whole page; `up` is the way to the folder of its language, `files` are its style sheet and script there."""
    style, script = files
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "robots", "content": "noindex"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("title", None, title),
        el("link", {"rel": "icon", "href": ICON.format(quote(read_tokens("default")["cw-act"]))}),
        el("link", {"rel": "stylesheet", "href": f"{up}{style}"}),
        el("script", {"src": f"{up}{script}", "defer": True}),
    )
    return "<!doctype html>\n" + to_html(el("html", written(language), head, el("body", None, body))) + "\n"


def results_page(
    project: Project,
    projects: Mapping[str, Project],
    contents: Mapping[str, object],
    slides: Iterable[tuple[str, str]],
) -> str:
    """The page that reads result files; `slides` are names and titles of the slides beside it."""
    language, word = project.language, words(project.language)
    title = word["trainer.title"]
    others = [
        el("a", {"href": f"../{name}/{INDEX}", "hreflang": name, "lang": name}, words(name)["site.language"])
        for name in projects
        if name != language
    ]
    rows = [el("li", None, el("a", {"href": slides_page(name)}, text)) for name, text in slides]
    body = (
        el("header", {"class": "top"}, el("b", None, project.course.title), el("nav", None, others)),
        el(
            "main",
            {"id": "results"},
            el("h1", None, title),
            el("p", {"class": "quiet"}, word["trainer.sent_nowhere"]),
            el("noscript", None, el("p", None, word["trainer.noscript"])),
            el("div", {"id": "desk"}),
            _slides(word["trainer.slides"], rows),
        ),
        words_for_script(language, "trainer.say."),
        el("template", {"class": "cw-course"}, plain_json(contents)),
    )
    return framed(language, f"{title} · {project.course.title}", "", (STYLE, SCRIPT), body)


def _slides(head: str, rows: list[Element]) -> Element | None:
    if not rows:
        return None
    return el(
        "section",
        {"class": "slides", "aria-labelledby": "slides"},
        el("h2", {"id": "slides"}, head),
        el("ul", None, rows),
    )
