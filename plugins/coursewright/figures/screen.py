"""A figure in a page: an SVG whose parts can be pointed at, and the same in words below it.

Without script the words stand open below the drawing. The script folds them, makes the parts that have a
note focusable, and shows the note beside the part.
"""

from __future__ import annotations

from collections.abc import Mapping

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


def figure_on_screen(
    loaded: LoadedFigure, language: str, anchor: str, picks: Mapping[str, str] | None = None
) -> Element:
    """The drawing and its words; `anchor` begins all ids in it, joined by signs that no author's id may hold.

    In a question `picks` gives the token of each part that is a choice, and the notes are left out.
    """
    figure = loaded.figure
    scene = kind_of(figure).layout(figure, Setter(languages=loaded.languages, shown=language, room=PAGE))
    reader = reader_of(loaded, language)
    entries = kind_of(figure).reading(figure, reader)
    ids = () if picks is not None else tuple(entry.id for entry in noted(entries) if entry.id)
    names = _names(scene, anchor, picks, ids)
    drawn = pointed(scene, names, ticks=picks is not None)
    wide = scene.width > PAGE
    title = reader.text(figure.title)
    return el(
        "cw-figure",
        {"class": "cw-fig__body"},
        el(
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
                    "aria-describedby": f"{anchor}:d" if figure.text else None,
                },
                el("title", {"id": f"{anchor}:t"}, title),
                el("desc", {"id": f"{anchor}:d"}, reader.text(figure.text)) if figure.text else None,
                draw(drawn, Pen(language=language), names),
            ),
        ),
        _hint(reader, names, picks),
        el(
            "details",
            {"class": "cw-more cw-fig__text", "open": picks is None},
            el("summary", None, reader.word("words")),
            _list(entries, anchor if picks is None else "", reader.second),
        ),
    )


def _hint(
    reader: Reader, names: Mapping[str, Mapping[str, str]], picks: Mapping[str, str] | None
) -> Element | None:
    """That parts can be selected, which only holds with the script."""
    if not names:
        return None
    word = reader.word("hint_pick" if picks is not None else "hint_note")
    return el("p", {"class": "cw-fig__hint", "data-search-exclude": True}, word)


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


def _names(
    scene: Scene, anchor: str, picks: Mapping[str, str] | None, with_note: tuple[str, ...]
) -> dict[str, dict[str, str]]:
    """What the script finds a part by: the id of its words, or in a question the choice's token."""
    ids = {part.id for part in scene.parts if part.id}
    if picks is not None:
        return {
            name: {"class": "cw-f-pick", "data-pick": token} for name, token in picks.items() if name in ids
        }
    return {
        name: {"class": "cw-f-part", "data-part": f"{anchor}.{name}"} for name in with_note if name in ids
    }


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
