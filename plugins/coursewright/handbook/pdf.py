"""From markup to PDF: the one file that knows WeasyPrint, imported late so that sites build without Pango."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coursewright.base.colour import recoloured
from coursewright.base.issues import Issue, IssueLog
from coursewright.fonts.faces import NO_SYSTEM_FONTS
from coursewright.fonts.own import own_faces
from coursewright.handbook.addresses import HERE, PROJECT, ROOM, real_path
from coursewright.handbook.archive import PROFILE_NAME
from coursewright.handbook.changes import apply_all
from coursewright.handbook.collecting import few_collections
from coursewright.handbook.documents import Imprint, section_document, specimen_document, to_text
from coursewright.handbook.drawing import draw_fragment, draw_frame
from coursewright.handbook.economy import check_columns, check_fill, check_page_ends
from coursewright.handbook.enginelog import listening, logged_issue
from coursewright.handbook.faces import render_specimen
from coursewright.handbook.filling import fills_of
from coursewright.handbook.fitting import fit_tree
from coursewright.handbook.fragment import Face, Fragment
from coursewright.handbook.gates import (
    check_complete,
    check_held,
    check_inside,
    check_spots,
    check_whole_pages,
)
from coursewright.handbook.hearing import check_by_ear
from coursewright.handbook.loading import forget, names_as_they_are, seldom_used_later
from coursewright.handbook.miniature import PagePicture, place_discs
from coursewright.handbook.objects import Frame
from coursewright.handbook.origins import Origins
from coursewright.handbook.pinning import pin_feet
from coursewright.handbook.quick_lines import lines_kept
from coursewright.handbook.quickening import quicken
from coursewright.handbook.refit import refit
from coursewright.handbook.sections import Section
from coursewright.handbook.sheets import lean_sheet, one_sheet
from coursewright.handbook.tags import leave_tags
from coursewright.handbook.typeset import Tree

STYLES = HERE / "styles"
VARIANT = "pdf/ua-1"


def missing_libraries() -> list[str]:
    """What this machine lacks for printing: names for a sentence, empty where nothing is missing."""
    codes = [] if find_spec("segno") else ["segno"]
    try:
        _weasyprint()
    except ImportError as error:
        return [f"WeasyPrint ({error})", *codes]
    except OSError:
        return ["Pango", *codes]
    return codes


def colour_profile() -> bytes:
    """The ICC profile of sRGB, which the engine brings."""
    return (Path(_weasyprint().pdf.__file__).parent / PROFILE_NAME).read_bytes()


def _weasyprint() -> Any:
    """The engine. Raises OSError where Pango is missing, ImportError where WeasyPrint is."""
    # It prints advice to stdout when Pango is missing, and warns that our font folder list is empty.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), _private_fonts():
        warnings.simplefilter("ignore")
        with seldom_used_later():
            try:
                with names_as_they_are():
                    import weasyprint
            except OSError:  # none of a library's names is that of its file here
                forget("weasyprint")
                import weasyprint
            import weasyprint.pdf

        weasyprint.pdf.add_tags = leave_tags
        quicken(weasyprint.__version__)
        return weasyprint


def _html_class(engine: Any) -> Any:
    """The engine's documents, with its own style sheet as `lean_sheet` has it."""
    from weasyprint.html import UA

    sheet = engine.CSS(string=lean_sheet(UA))

    class PrintedHTML(engine.HTML):  # type: ignore[misc]
        """A document whose elements are matched against fewer rules."""

        def _ua_stylesheets(self, *_: Any) -> list[Any]:
            return [sheet]

    return PrintedHTML


def _font_configuration() -> Any:
    """The fonts of one press, those of the settings that are in force now."""
    from weasyprint.text.ffi import ffi, fontconfig
    from weasyprint.text.fonts import FontConfiguration

    # Which face stands in for a sign goes by the process's settings, and somebody may have loaded others before.
    ffi.cdef("int FcInitReinitialize(void);", override=True)
    fontconfig.FcInitReinitialize()
    return FontConfiguration()


@contextlib.contextmanager
def _private_fonts() -> Iterator[None]:
    """Hide the system's fonts from what is loaded inside."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(NO_SYSTEM_FONTS)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Pictures(dict[str, Any]):
    """Pictures by address; one that failed is asked for again, so that every layout reports it."""

    def __setitem__(self, address: str, picture: Any) -> None:
        if picture is not None:
            super().__setitem__(address, picture)


class WeasyPress:
    """Lays out sections with fonts, style sheets and pictures loaded once, and binds their pages as one PDF.

    `root` is the project's folder: pictures are named from there, and no file outside it is read. `styles` are
    paths of style sheets, `rules` is CSS text after them. Pages are `zoom` times as large as these say.
    """

    def __init__(
        self, root: Path, imprint: Imprint, styles: Sequence[Path], rules: str = "", zoom: float = 1.0
    ) -> None:
        self._zoom = zoom
        self._engine = _weasyprint()
        self._imprint = imprint
        self._pictures = _Pictures()
        self._faces: dict[Any, Any] = {}
        self._bind_issues: tuple[Issue, ...] = ()
        self._has_laid = False
        with listening() as lines, _private_fonts():
            self._fonts = _font_configuration()
            self._fetcher = _fetcher(root.resolve())
            self._html = _html_class(self._engine)
            self._styles = [
                self._style(
                    recoloured(
                        one_sheet(
                            [*(path.read_text(encoding="utf-8") for path in styles), rules],
                            own_faces(root, imprint.language),
                        ),
                        imprint.inks,
                    )
                )
            ]
        nowhere = self._origins("style sheets", "")
        self._style_issues = tuple(logged_issue(line, nowhere) for line in lines)

    def _style(self, sheet: str) -> Any:
        return self._engine.CSS(
            string=sheet, base_url=f"{ROOM}styles/", font_config=self._fonts, url_fetcher=self._fetcher
        )

    def _source(self, page: str) -> Any:
        source = self._html(string=page, base_url=PROJECT, url_fetcher=self._fetcher)
        fit_tree(source.etree_element)
        return source

    def _rendered(self, source: Any, styles: Sequence[Any]) -> Any:
        return source.render(
            font_config=self._fonts, stylesheets=styles, cache=self._pictures, pdf_variant=VARIANT
        )

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Fragment:
        """Lay out `tree` and draw it, with `first_page` as the number of its first page."""
        page = to_text(section_document(self._imprint, section, tree, first_page), self._imprint.inks)
        others, self._has_laid = self._has_laid, True
        with few_collections(after_others=others), lines_kept():
            return self._drawn(page, section, first_page)

    def _drawn(self, page: str, section: Section, first_page: int) -> Fragment:
        issues, name = IssueLog(), section.name
        with listening() as lines:
            source = self._source(page)
            for miniature in section.miniatures:
                small = self._source(miniature.document)
                apply_all(small.etree_element, miniature.changes)
                shown = self._rendered(small, self._styles).pages[0]
                self._pictures[miniature.address] = PagePicture(shown)
                place_discs(source.etree_element, shown.anchors)
            root = source.etree_element
            document, changes = refit(root, lambda: self._rendered(source, self._styles))
            pin_feet(document.pages)
            origins = Origins(root, name)
            check_complete(root, document.pages, origins, issues)
            check_inside(document.pages, origins, issues)
            check_whole_pages(root, document.pages, origins, issues)
            check_held(document.pages, origins, issues)
            check_spots(document.pages, origins, issues)
            check_page_ends(root, document.pages, origins, issues)
            check_columns(document.pages, origins, issues)
            check_fill(document.pages, origins, issues)
            fragment, spoken = draw_fragment(
                document, first_page, VARIANT, self._faces, section.zoom or self._zoom
            )
            check_by_ear(spoken, origins, issues)
        found = (*(logged_issue(line, origins) for line in lines), *issues.found)
        return replace(fragment, issues=found, fills=fills_of(document.pages), changes=changes)

    def frame(self, union: Mapping[str, Face], zeros: Mapping[str, Collection[int]]) -> Frame:
        """What a book has around its pages; `union` are its faces, `zeros` the glyphs of 0 in its page numbers."""
        page = to_text(specimen_document(self._imprint, render_specimen(union, zeros)), {})
        with listening() as lines:
            specimen = self._rendered(self._source(page), ())
            frame = draw_frame(specimen, union, zeros, VARIANT)
        nowhere = self._origins("book", "")
        self._bind_issues = tuple(logged_issue(line, nowhere) for line in lines)
        return frame

    @property
    def issues(self) -> IssueLog:
        """Everything wrong with the style sheets and the book's frame."""
        log = IssueLog()
        for issue in [*self._style_issues, *self._bind_issues]:
            log.add(issue)
        return log

    def _origins(self, name: str, page: str) -> Origins:
        return Origins(self._source(page or "<!doctype html>").etree_element, name)


def _fetcher(root: Path) -> Any:
    """A fetcher that opens data: URLs and files of the project and of this room alone."""
    from weasyprint.urls import URLFetcher

    class ProjectFetcher(URLFetcher):  # type: ignore[misc]
        """Refuses the network and files elsewhere."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:"):
                url = real_path(url, root).as_uri()
            return super().fetch(url, headers)

    return ProjectFetcher()
