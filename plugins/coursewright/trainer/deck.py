"""A page of slides: all of them one below another, one a page on paper; a script shows one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.markup import Element, el
from coursewright.languages.words import words
from coursewright.quiz.form import icon
from coursewright.quiz.screen import words_for_script
from coursewright.trainer.addresses import INDEX, SLIDES_SCRIPT, SLIDES_STYLE
from coursewright.trainer.flat import Picture, flat_tree
from coursewright.trainer.page import framed
from coursewright.trainer.slides import Slide


def deck_page(language: str, title: str, slides: Sequence[Slide], picture: Picture) -> str:
    """The slides as a page that lies one folder below its language's."""
    word = words(language)
    sections = [_section(number, slide, picture) for number, slide in enumerate(slides, 1)]
    bar = el(
        "header",
        {"class": "bar"},
        el("a", {"href": f"../{INDEX}"}, word["trainer.title"]),
        el("b", None, title),
        el("span", {"class": "bar__keys"}, word["trainer.keys"]),
        el("span", {"role": "status", "class": "bar__at"}),
        _button("prev", "prev", word["trainer.back"]),
        _button("next", "fwd", word["trainer.next"]),
        _button("print", "print", word["trainer.print"]),
    )
    body = (bar, el("main", None, sections), words_for_script(language, "trainer.deck."))
    return framed(language, f"{title} · {word['trainer.slides']}", "../", (SLIDES_STYLE, SLIDES_SCRIPT), body)


def _button(act: str, mark: str, name: str) -> Element:
    """A button that a script shows; its name stands for those who do not see the mark."""
    return el(
        "button",
        {"type": "button", "data-act": act, "aria-label": name, "title": name, "hidden": True},
        icon(mark),
    )


def _section(number: int, slide: Slide, picture: Picture) -> Element:
    classes = f"slide slide--{slide.kind}" + (f" {slide.size}" if slide.size else "")
    named = f"s{number}-head" if slide.head else None
    return el(
        "section",
        {"class": classes, "id": slide.id, "aria-labelledby": named, "tabindex": "-1"},
        el("h2", {"id": named}, slide.head) if slide.head else None,
        el("div", {"class": "slide__in"}, flat_tree(slide.tree, f"s{number}-", picture)),
    )
