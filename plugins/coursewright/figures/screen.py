"""A figure in a page: an SVG whose parts can be pointed at, and the same in words.

Without script the words stand open below the drawing. The script folds them, makes the parts that have a
note focusable, and shows the note in one place for all parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.base.markup import Element, el
from coursewright.figures.kinds import kind_of
from coursewright.figures.model import Link, LoadedFigure, walk
from coursewright.figures.pointing import pointed
from coursewright.figures.reading import Entry, Reader, noted
from coursewright.figures.scene import Scene
from coursewright.figures.setter import Setter
from coursewright.figures.svg import Pen, draw, number

PAGE = 360.0
"""Width in units of a figure on a phone; a wider one is scrolled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure of a page in pieces: the drawing, the same in words, and the place for the notes of its parts.

    `walk` is None where no part has a note; a `wide` drawing may be scrolled in its frame.
    """

    drawing: Element
    words: Element
    walk: Element | None
    wide: bool


def figure_on_screen(loaded: LoadedFigure, language: str, anchor: str) -> Shown:
    """A figure of a lesson; `anchor` begins all ids in it, joined by signs that no author's id may hold."""
    figure, scene, reader = loaded.figure, _scene(loaded, language), reader_of(loaded, language)
    entries = kind_of(figure).reading(figure, reader)
    names = _names(scene, anchor, tuple(entry.id for entry in noted(entries) if entry.id))
    view = _view(loaded, language, anchor, pointed(scene, names, ticks=False), names)
    return Shown(
        drawing=el("cw-figure", {"class": "cw-fig__body"}, view, _sway(scene, reader)),
        words=_list(entries, anchor, reader.second),
        walk=_walk(reader) if names else None,
        wide=scene.width > PAGE,
    )


def figure_to_choose(loaded: LoadedFigure, language: str, anchor: str, picks: Mapping[str, str]) -> Element:
    """A question's figure; `picks` gives the token of each part that is a choice, and the notes are left out."""
    figure, scene, reader = loaded.figure, _scene(loaded, language), reader_of(loaded, language)
    ids = {part.id for part in scene.parts if part.id}
    names = {name: {"data-pick": token} for name, token in picks.items() if name in ids}
    hint = el("p", {"class": "cw-fig__hint", "data-search-exclude": True}, reader.word("hint_pick"))
    entries = kind_of(figure).reading(figure, reader)
    return el(
        "cw-figure",
        {"class": "cw-fig__body"},
        _view(loaded, language, anchor, pointed(scene, names, ticks=True), names),
        _sway(scene, reader),
        hint if names else None,
        el(
            "details",
            {"class": "cw-more cw-fig__text"},
            el("summary", None, reader.word("words")),
            _list(entries, "", reader.second),
        ),
    )


def _scene(loaded: LoadedFigure, language: str) -> Scene:
    figure = loaded.figure
    return kind_of(figure).layout(figure, Setter(languages=loaded.languages, shown=language, room=PAGE))


def _view(
    loaded: LoadedFigure, language: str, anchor: str, scene: Scene, names: Mapping[str, Mapping[str, str]]
) -> Element:
    """The drawing in its frame; `names` are what the parts to point at have besides."""
    text, reader = loaded.figure.text, reader_of(loaded, language)
    title, wide = reader.text(loaded.figure.title), scene.width > PAGE
    return el(
        "div",
        {"class": "cw-fig__view", "data-search-exclude": True}
        | ({"tabindex": "0", "role": "region", "aria-label": title} if wide else {}),
        el(
            "svg",
            {
                "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
                "width": number(scene.width) if wide else None,
                "height": number(scene.height) if wide else None,
                "class": "cw-f-live" if names else None,
                "role": "group",
                "aria-labelledby": f"{anchor}:t",
                "aria-describedby": f"{anchor}:d" if text else None,
            },
            el("title", {"id": f"{anchor}:t"}, title),
            el("desc", {"id": f"{anchor}:d"}, reader.text(text)) if text else None,
            draw(scene, Pen(language=language), names),
        ),
    )


def _sway(scene: Scene, reader: Reader) -> Element | None:
    """Says below a wide drawing that there is more of it than a phone shows; who hears it misses nothing."""
    if scene.width <= PAGE:
        return None
    attrs = {"class": "cw-fig__sway", "aria-hidden": "true", "data-search-exclude": True}
    return el("p", attrs, reader.word("sway"))


def _walk(reader: Reader) -> Element:
    """The place where the notes are shown, between two buttons; only the script fills it and shows it."""
    return el(
        "div",
        {
            "class": "cw-walk",
            "role": "group",
            "aria-label": reader.word("notes"),
            "data-search-exclude": True,
        },
        _step("prev", reader.word("before")),
        el("div", {"role": "status"}, reader.word("hint_note")),
        _step("fwd", reader.word("after")),
    )


def _step(icon: str, name: str) -> Element:
    mark = el("i", {"class": f"cw-i cw-i-{icon}", "aria-hidden": "true"})
    return el("button", {"type": "button", "class": "cw-icb", "aria-label": name}, mark)


def part_names(loaded: LoadedFigure) -> tuple[str, ...]:
    """Ids of the parts that can be pointed at in the drawing, in its order."""
    setter = Setter(languages=loaded.languages, shown=next(iter(loaded.languages), ""), room=PAGE)
    scene = kind_of(loaded.figure).layout(loaded.figure, setter)
    # An arrow has an id as well, but nothing to read or to aim at.
    links = {thing.id for _, thing in walk(loaded.figure, Link)}
    return tuple(part.id for part in scene.parts if part.id and part.id not in links)


def reader_of(loaded: LoadedFigure, language: str) -> Reader:
    """Reads a figure's labels as its drawing shows them: the first language with the second one."""
    names = loaded.languages
    return Reader(language=language, second=names[1] if len(names) > 1 and language == names[0] else "")


def _names(scene: Scene, anchor: str, with_note: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """What the script finds a part with a note by: the id of its words."""
    ids = {part.id for part in scene.parts if part.id}
    return {name: {"data-part": f"{anchor}.{name}"} for name in with_note if name in ids}


def _list(entries: tuple[Entry, ...], anchor: str, second: str) -> Element:
    return el("ul", None, (_item(entry, anchor, second) for entry in entries))


def _item(entry: Entry, anchor: str, second: str) -> Element:
    """One label, its note, and what stands below it; notes only with an `anchor`."""
    name = f"{anchor}.{entry.id}" if anchor and entry.id and entry.note else None
    other = (" ", el("span", {"lang": second}, entry.second)) if entry.second else ()
    note = (
        (" ", el("span", {"id": f"{name}:n" if name else None}, entry.note)) if entry.note and anchor else ()
    )
    below = _list(entry.children, anchor, second) if entry.children else None
    return el("li", None, el("b", {"id": name}, entry.text, *other), note, below)
