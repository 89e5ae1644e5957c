"""What holds for the drawing of every figure: those of the course, and one made up for each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.label import Label
from coursewright.base.markup import to_html
from coursewright.figures.kinds import KINDS
from coursewright.figures.load import read_figures
from coursewright.figures.model import Element, LoadedFigure, walk
from coursewright.figures.paper import figure_file, figure_on_paper
from coursewright.figures.reading import Entry
from coursewright.figures.screen import reader_of
from tests.figures.stress import LANGUAGES, cases, faults, load, on_screen, same_geometry, scenes

ROOT = Path(__file__).resolve().parents[2]


NAMES = [
    *sorted(path.stem for path in (ROOT / "content/figures").glob("*.yml")),
    *(f"made-up {kind}" for kind in KINDS),
]
BOTH = [(name, language) for name in NAMES for language in LANGUAGES]


@cache
def figure(name: str) -> LoadedFigure:
    issues = IssueLog()
    kind = name.removeprefix("made-up ")
    if kind != name:
        loaded = load(next(case for case in cases(kind) if case.must).tree, issues)
    else:
        loaded = read_figures(ROOT, LANGUAGES, issues).get(name)
    assert loaded is not None, as_text(issues)
    return loaded


def drawings(name: str, language: str) -> Iterator[str]:
    loaded = figure(name)
    yield on_screen(loaded, language, "f")
    yield to_html(figure_on_paper(loaded, language))
    yield figure_file(loaded, language).partition("\n")[2]


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_drawing_is_valid_and_brings_nothing_foreign(name: str, language: str) -> None:
    for text in drawings(name, language):
        root = ElementTree.fromstring(text)  # noqa: S314  (our own text)
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not names & {"script", "style", "image", "use", "foreignObject", "a", "link"}
        for element in root.iter():
            assert not [
                key for key in element.attrib if key == "style" or key.startswith("on") or "href" in key
            ]
        assert "url(" not in text
        assert not re.search(r"(?<!xmlns=\")https?:", text)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_drawing_has_the_same_bytes_each_time(name: str, language: str) -> None:
    assert list(drawings(name, language)) == list(drawings(name, language))


def said(entries: tuple[Entry, ...]) -> str:
    return "\n".join(
        f"{entry.text}\n{entry.second}\n{entry.note}\n{said(entry.children)}" for entry in entries
    )


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_the_words_hold_every_label_and_note(name: str, language: str) -> None:
    loaded = figure(name)
    reader = reader_of(loaded, language)
    words = said(KINDS[loaded.figure.type].reading(loaded.figure, reader))  # type: ignore[attr-defined]
    for path, label in walk(loaded.figure, Label):
        assert path in {("title",), ("text",), ("source",)} or label.text(language) in words, path
    for path, element in walk(loaded.figure, Element):
        assert not reader.second or element.text.text(reader.second) in words, path


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_part_with_a_note_can_be_pointed_at_and_finds_its_words(name: str, language: str) -> None:
    root = ElementTree.fromstring(next(drawings(name, language)))  # noqa: S314
    ids = {element.get("id") for element in root.iter()}
    parts = [element.get("data-part") for element in root.iter() if element.get("data-part")]
    noted = [path for path, label in walk(figure(name).figure, Label) if path[-1] == "note"]
    assert len(set(parts)) == len(noted)
    assert {part for name in parts for part in (name, f"{name}:n")} <= ids


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_what_is_pointed_at_lies_in_the_drawing_with_its_frame(name: str, language: str) -> None:
    root = ElementTree.fromstring(next(drawings(name, language)))  # noqa: S314
    view = next(element for element in root.iter() if element.get("viewBox"))
    room = [float(side) for side in view.get("viewBox", "").split()[2:]]
    for ground in view.iter():
        if not (ground.get("class") or "").startswith("cw-f-hit"):
            continue
        for (start, length), whole in zip((("x", "width"), ("y", "height")), room, strict=True):
            first = float(ground.get(start, "nan"))
            assert first >= 1, ground.attrib
            assert first + float(ground.get(length, "nan")) <= whole - 1, ground.attrib


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_drawn_clean_with_one_geometry_for_all_languages(name: str) -> None:
    assert [fault for _, scene in scenes(figure(name)) for fault in faults(scene)] == []
    assert same_geometry(figure(name))
