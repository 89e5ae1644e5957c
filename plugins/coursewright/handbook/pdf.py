"""From markup to PDF: the one file that knows WeasyPrint, imported late so that sites build without Pango."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from coursewright.base.issues import Issue, IssueLog
from coursewright.base.markup import Element, el, to_html
from coursewright.fonts.faces import NO_SYSTEM_FONTS
from coursewright.handbook.addresses import HERE, PROJECT, ROOM, real_path
from coursewright.handbook.enginelog import is_about, listening, logged_issue
from coursewright.handbook.fitting import fit_tree
from coursewright.handbook.gates import check_complete, check_inside
from coursewright.handbook.origins import Origins
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, html_language

STYLES = HERE / "styles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a PDF says about itself; `heads` are running heads that the whole book shares."""

    title: str
    language: str
    epoch: int
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSection:
    """A section's pages and the page, from 0, of each of its ids."""

    pages: tuple[Any, ...]
    anchors: Mapping[str, int]
    issues: tuple[Issue, ...]
    document: Any


def missing_libraries() -> list[str]:
    """What this machine lacks for printing: names for a sentence, empty where nothing is missing."""
    try:
        _weasyprint()
    except ImportError as error:
        return [f"WeasyPrint ({error})"]
    except OSError:
        return ["Pango"]
    return []


def _weasyprint() -> Any:
    """The engine. Raises OSError where Pango is missing, ImportError where WeasyPrint is."""
    # It prints advice to stdout when Pango is missing, and warns that our font folder list is empty.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), _private_fonts():
        warnings.simplefilter("ignore")
        import weasyprint

        return weasyprint


def _font_configuration() -> Any:
    """The fonts of one press, those of the settings that are in force now."""
    from weasyprint.text.fonts import FontConfiguration

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
    """Lays out sections with fonts, style sheets and pictures loaded once, and writes their pages as one PDF.

    `root` is the project's folder: pictures are named from there, and no file outside it is read. `styles` are
    paths of style sheets, `rules` is CSS text after them.
    """

    def __init__(self, root: Path, imprint: Imprint, styles: Sequence[Path], rules: str = "") -> None:
        self._engine = _weasyprint()
        self._imprint = imprint
        self._pictures = _Pictures()
        self._latest: dict[str, LaidSection] = {}
        self._markup: dict[str, str] = {}
        self._write_issues: tuple[Issue, ...] = ()
        with listening() as lines, _private_fonts():
            self._fonts = _font_configuration()
            self._fetcher = _fetcher(root.resolve())
            sheets = [*(path.read_text(encoding="utf-8") for path in styles), rules]
            self._styles = [self._style(sheet) for sheet in sheets]
        nowhere = self._origins("style sheets", "")
        self._style_issues = tuple(logged_issue(line, nowhere) for line in lines)

    def _style(self, sheet: str) -> Any:
        return self._engine.CSS(
            string=sheet, base_url=f"{ROOM}styles/", font_config=self._fonts, url_fetcher=self._fetcher
        )

    def _source(self, page: str) -> Any:
        source = self._engine.HTML(string=page, base_url=PROJECT, url_fetcher=self._fetcher)
        fit_tree(source.etree_element)
        return source

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> LaidSection:
        """Lay out `tree` with `first_page` as the number of its first page."""
        page = to_text(self._document(section, tree, first_page))
        with listening() as lines:
            source = self._source(page)
            document = source.render(
                font_config=self._fonts,
                stylesheets=self._styles,
                cache=self._pictures,
                pdf_variant="pdf/ua-1",
            )
        root = source.etree_element
        origins, issues = Origins(root, section.name), IssueLog()
        for line in lines:
            issues.add(logged_issue(line, origins))
        check_complete(root, document.pages, origins, issues)
        check_inside(document.pages, origins, issues)
        laid = LaidSection(
            pages=tuple(document.pages),
            anchors=_anchors(document.pages),
            issues=tuple(issues.found),
            document=document,
        )
        self._latest[section.name] = laid
        self._markup[section.name] = page
        return laid

    def pdf(self, pages: Sequence[Any]) -> bytes:
        """`pages` as one tagged PDF with outline, language and the imprint's date."""
        first = next(iter(self._latest.values())).document
        with listening() as lines:
            written: bytes = first.copy(list(pages)).write_pdf(pdf_variant="pdf/ua-1")
        self._write_issues = tuple(issue for line in lines for issue in self._where_written(line))
        return written

    @property
    def issues(self) -> IssueLog:
        """Everything wrong with the style sheets, the sections as last laid out, and the PDF as written."""
        laid = [issue for section in self._latest.values() for issue in section.issues]
        log = IssueLog()
        for issue in [*self._style_issues, *laid, *self._write_issues]:
            log.add(issue)
        return log

    def _document(self, section: Section, tree: Tree, first_page: int) -> Element:
        date = datetime.fromtimestamp(self._imprint.epoch, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        heads = {**self._imprint.heads, **section.heads}
        side = "" if first_page % 2 else "html{break-before:left}"
        head = el(
            "head",
            None,
            el("meta", {"charset": "utf-8"}),
            el("title", None, self._imprint.title),
            [el("meta", {"name": f"dcterms.{when}", "content": date}) for when in ("created", "modified")],
            el("style", None, f"@page:first{{counter-reset:page {first_page}}}{side}"),
        )
        data = {f"data-{name}": text for name, text in heads.items()}
        body = el("body", {"class": section.classes, **data}, tree)
        return el("html", {"lang": html_language(self._imprint.language)}, head, body)

    def _where_written(self, line: str) -> Iterator[Issue]:
        """A line that came while the whole PDF was written, as a fault of each section that it is about."""
        wanted = line.split('"')[1] if line.count('"') >= 2 else line
        names = [name for name, markup in self._markup.items() if wanted and wanted in unescape(markup)]
        origins = [self._origins(name, self._markup[name]) for name in names]
        for origin in [one for one in origins if is_about(line, one)] or [self._origins("book", "")]:
            yield logged_issue(line, origin)

    def _origins(self, name: str, page: str) -> Origins:
        return Origins(self._source(page or "<!doctype html>").etree_element, name)


def to_text(document: Element) -> str:
    """A whole document as the engine reads it: the one place where a book is written as text."""
    return f"<!doctype html>{to_html(document)}"


def _anchors(pages: Sequence[Any]) -> dict[str, int]:
    """The page, from 0, of each id."""
    anchors: dict[str, int] = {}
    for index, page in enumerate(pages):
        for anchor in page.anchors:
            anchors.setdefault(anchor, index)
    return anchors


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
