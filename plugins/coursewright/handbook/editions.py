"""From a book to its file: style sheets, running heads, gates."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.figures.measure import width
from coursewright.fonts.own import own_faces
from coursewright.handbook.archive import Archive
from coursewright.handbook.documents import Imprint
from coursewright.handbook.facing import mirror_of
from coursewright.handbook.keeping import KeepingPress
from coursewright.handbook.layout import Told, UnsettledPages, lay_out_book, tell_nobody
from coursewright.handbook.mirror import NO_MIRROR, Mirror
from coursewright.handbook.model import Book
from coursewright.handbook.parts import plan_sections, styles_of
from coursewright.handbook.pdf import STYLES, WeasyPress, colour_profile
from coursewright.handbook.sections import anchors_of, check_links, know
from coursewright.handbook.thrift import check_thrift
from coursewright.languages.language import language_of
from coursewright.languages.words import handbook_words, words
from coursewright.paper.geometry import page_properties
from coursewright.paper.inks import inks_of
from coursewright.quiz.kinds import files_of_kinds

SHEETS = ("page", "text", "figures", "boxes", "questions")
TAB = "width:7.5mm;height:12mm;background:var(--ink);color:#fff;font:700 3mm/12mm Hei;text-align:center"
TAB_INSET = 6  # mm between the edge and the rail that it keeps on a left-hand page
TAB_STEP = 18  # mm down the edge from module to module
UNSETTLED = "Take links out of the last pages, or words from the paragraphs that hold them."
TABS_AT_MOST = 9  # that many stand below one another at the full step


class HandbookFault(Exception):
    """Books that must not be published; `issues` say what is wrong, and where it was written."""

    def __init__(self, issues: IssueLog) -> None:
        super().__init__(as_text(issues))
        self.issues = issues


def write_book(
    book: Book,
    root: Path,
    target: Path,
    epoch: int,
    told: Told = tell_nobody,
    cache: Cache = NO_CACHE,
    *,
    archive: bool = False,
) -> IssueLog:
    """Lay the book out and write it to `target`; pictures are read from below `root`. The warnings.

    `epoch` is the book's date in seconds. Raises HandbookFault, and writes nothing, where a picture, an anchor, a
    letter or a text would be missing. Sections that `cache` holds are not laid out again. For an `archive` it is one of
    PDF/A-3u.
    """
    sections = [know(section) for section in plan_sections(book)]
    issues = IssueLog()
    check_links(sections, book.elsewhere, issues, book.left_out)
    press = _press(book, root, epoch, cache)
    wording = handbook_words(book.language)["page-ref"]
    try:
        placed = lay_out_book(press, sections, anchors_of(sections), wording, told)
    except UnsettledPages as error:
        issues.error(
            "book/unsettled", Place(file=f"{book.language}/{book.edition_id}"), f"{error}.", UNSETTLED
        )
        raise HandbookFault(issues) from error
    for fragment in {id(one.fragment): one.fragment for one in placed}.values():
        for issue in fragment.issues:
            issues.add(issue)
    check_thrift(placed, Place(file=f"{book.language}/{book.edition_id}"), issues)
    issues.extend(press.issues)
    if issues.has_errors:
        raise HandbookFault(issues)
    pdf = press.pdf(placed, Archive(profile=colour_profile()) if archive else None)
    issues.extend(press.issues)
    if issues.has_errors:
        raise HandbookFault(issues)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pdf)
    return issues


def learners_mirror(
    book: Book, root: Path, epoch: int, told: Told = tell_nobody, cache: Cache = NO_CACHE
) -> Mirror:
    """The learner's book as a trainer's shows it. What is wrong with it is told where it is written itself."""
    sections = [know(section) for section in plan_sections(book)]
    press = _press(book, root, epoch, cache)
    wording = handbook_words(book.language)["page-ref"]
    try:
        placed = lay_out_book(press, sections, anchors_of(sections), wording, told)
    except UnsettledPages:
        return NO_MIRROR
    return mirror_of(book, _imprint(book, epoch), sections, placed)


def _press(book: Book, root: Path, epoch: int, cache: Cache) -> KeepingPress:
    imprint, styles, zoom = _imprint(book, epoch), style_sheets(book), book.page.zoom
    rules = page_properties(book.page) + language_properties(book.language) + module_tabs(book)
    names = [path.name for path in styles]
    return KeepingPress(
        lambda: WeasyPress(root, imprint, styles, rules, zoom),
        cache,
        root,
        imprint,
        [*names, rules, str(zoom), *own_faces(root, book.language).values()],
    )


def _imprint(book: Book, epoch: int) -> Imprint:
    notes = handbook_words(book.language)["notes"]
    return Imprint(
        title=f"{book.title} {book.edition_title}",
        language=book.language,
        epoch=epoch,
        heads={"book": book.title, "edition": book.edition_title, "notes": notes},
        inks=inks_of(book.colour),
    )


def style_sheets(book: Book) -> list[Path]:
    """The style sheets of a book's parts, language and audience, in order."""
    names = [*SHEETS, *styles_of(book), "tight"]
    if not book.page.rail:
        names.append("narrow")
    elif book.page.is_low:
        names.append("low")
    if book.audience == "trainer":
        names.append("trainer")
    if not language_of(book.language).by_signs:
        names.append("words")
    if not book.duplex:
        names.append("simplex")
    return [*(STYLES / f"{name}.css" for name in names), *files_of_kinds("print.css").values()]


CIRCLE, BESIDE, GAP, SIZE = 18.0, 7.5, 3.0, 4.05
"""Millimetres: a circle with its word at least, where the word begins, what is between two, the size of letters."""


def language_properties(language: str) -> str:
    """What style sheets ask of a book's language, as custom properties."""
    found = language_of(language)
    wrong, right = found.verdicts
    word = words(language)
    truth = sum(max(CIRCLE, BESIDE + SIZE * width(word[f"quiz.{side}"])) + GAP for side in ("true", "false"))
    return f":root{{--hyphens:{found.hyphens};--wrong:'{wrong}';--right:'{right}';--truth:{truth + GAP / 2:g}mm}}"


def module_tabs(book: Book) -> str:
    """Thumb tabs: a black tab in the outer margin on a module's pages, a step lower for each module."""
    last = max((module.number for module in book.modules), default=1)
    return "".join(_tab(module.number, last, book.page.indent + TAB_INSET) for module in book.modules)


def _tab(number: int, last: int, before: float) -> str:
    step = min(TAB_STEP, TAB_STEP * (TABS_AT_MOST - 1) / max(1, last - 1))
    down = f"{(number - 1) * step:g}mm"
    return (
        f"@page m{number}:right{{@right-top{{content:'M{number}';margin:{down} 0 0 4.5mm;{TAB}}}}}"
        f"@page m{number}:left{{@left-top{{content:'M{number}';margin:{down} {before:g}mm 0 4.5mm;{TAB}}}}}"
        f".m{number}{{page:m{number}}}"
    )
