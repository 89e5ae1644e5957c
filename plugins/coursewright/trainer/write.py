"""Writing a language's pages for trainers: results, slides, and the files that these use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.cache import Cache
from coursewright.base.colour import recoloured
from coursewright.project.model import Project
from coursewright.site.brand import brand_colours
from coursewright.trainer.addresses import (
    INDEX,
    PHOTO_SCRIPT,
    SCAN_SCRIPT,
    SCRIPT,
    SHEETS,
    SLIDES_SCRIPT,
    SLIDES_STYLE,
    STYLE,
    slides_page,
)
from coursewright.trainer.answer_sheets import sheets_script
from coursewright.trainer.contents import course_contents
from coursewright.trainer.deck import deck_page
from coursewright.trainer.decks import Deck, decks_of
from coursewright.trainer.page import results_page
from coursewright.trainer.pictures import picture_address, write_pictures
from coursewright.trainer.styles import results_style, slides_style

BROWSER = Path(__file__).parent.parent / "browser"
SCRIPTS = {
    SCRIPT: "cw-trainer.js",
    SLIDES_SCRIPT: "cw-slides.js",
    SCAN_SCRIPT: "cw-scan.js",
    PHOTO_SCRIPT: "cw-photo.js",
}
KIND = "slides"


def write_trainer(
    project: Project, projects: Mapping[str, Project], folder: Path, marks: Mapping[str, str], cache: Cache
) -> None:
    """Write all pages of one language into a folder; `marks` are digests of what slides are made from, by name.

    Slides without a mark are made anew.
    """
    (folder / "slides").mkdir(parents=True)
    decks = decks_of(project)
    for deck in decks:
        page = kept_page(project, deck, marks.get(deck.name, ""), cache)
        write_text(folder / slides_page(deck.name), page)
        write_pictures(page, project.root, folder)
    contents = course_contents(project, projects)
    names = [(deck.name, deck.title) for deck in decks]
    write_text(folder / INDEX, results_page(project, projects, contents, names))
    write_text(folder / SHEETS, sheets_script(projects))
    course = project.course
    colours = brand_colours(course.colour)
    write_text(folder / STYLE, recoloured(results_style(course.languages), colours))
    write_text(folder / SLIDES_STYLE, recoloured(slides_style(course.languages), colours))
    for name, source in SCRIPTS.items():
        write_text(folder / name, (BROWSER / source).read_text(encoding="utf-8"))


def write_text(file: Path, text: str) -> None:
    """Write a text in the same bytes on every system."""
    file.write_text(text, encoding="utf-8", newline="\n")


def kept_page(project: Project, deck: Deck, mark: str, cache: Cache) -> str:
    """The page of a deck, from the cache where it was made from the same."""
    found = cache.read(KIND, mark) if mark else None
    if found is not None:
        return found.decode("utf-8")
    address = picture_address(project, deck.page)
    page = deck_page(project.language, deck.title, deck.make(), address)
    if mark:
        cache.write(KIND, mark, page.encode("utf-8"))
    return page
