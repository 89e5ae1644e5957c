"""From markup to PDF: the one room that knows WeasyPrint, imported late so that sites build without Pango."""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from coursewright.handbook.gates import check_complete, check_inside
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import attribute, html_language

HERE = Path(__file__).parent
STYLES = HERE / "styles"
FONTS = HERE / "fonts"


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
    faults: tuple[str, ...]
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
        return importlib.import_module("weasyprint")


@contextlib.contextmanager
def _private_fonts() -> Iterator[None]:
    """Hide the system's fonts from what is loaded inside."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Listener(logging.Handler):
    """Keeps what the engine logs: it reports lost pictures and letters nowhere else."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self.lines:
            self.lines.append(line)


@contextlib.contextmanager
def _listening() -> Iterator[list[str]]:
    """The lines that the engine logs inside, none of which reaches the terminal."""
    logger = logging.getLogger("weasyprint")
    listener, handlers, propagate = _Listener(), logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [listener], False
    try:
        yield listener.lines
    finally:
        logger.handlers[:], logger.propagate = handlers, propagate


class WeasyPress:
    """Lays out sections with fonts, style sheets and pictures loaded once, and writes their pages as one PDF.

    `root` is the project's folder: pictures are named from there, and no file outside it is read. `faults` grows
    with every line that something is wrong; `styles` are paths of style sheets, `rules` is CSS text after them.
    """

    def __init__(self, root: Path, imprint: Imprint, styles: Sequence[Path], rules: str = "") -> None:
        self._engine = _weasyprint()
        self._root = root.resolve()
        self._imprint = imprint
        self._cache: dict[str, Any] = {}
        self._latest: dict[str, LaidSection] = {}
        self._markup: dict[str, str] = {}
        self._write_faults: tuple[str, ...] = ()
        with _listening() as lines, _private_fonts():
            self._fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
            self._fetcher = _fetcher(
                self._root, [HERE.resolve(), *(path.resolve().parent for path in styles)]
            )
            known = {"font_config": self._fonts, "url_fetcher": self._fetcher}
            self._styles = [self._engine.CSS(filename=str(path), **known) for path in styles]
            self._styles.append(self._engine.CSS(string=rules, base_url=f"{STYLES.as_uri()}/", **known))
        self._style_faults = tuple(f"style sheets: {line}" for line in lines)

    def lay_out(self, section: Section, html: str, first_page: int) -> LaidSection:
        """Lay out `html` with `first_page` as the number of its first page."""
        page = self._document(section, html, first_page)
        with _listening() as lines:
            source = self._engine.HTML(
                string=page, base_url=f"{self._root.as_uri()}/", url_fetcher=self._fetcher
            )
            document = source.render(
                font_config=self._fonts, stylesheets=self._styles, cache=self._cache, pdf_variant="pdf/ua-1"
            )
        anchors: dict[str, int] = {}
        for index, laid in enumerate(document.pages):
            for anchor in laid.anchors:
                anchors.setdefault(anchor, index)
        faults = [f"{section.name}: {self._without_root(line)}" for line in lines]
        faults += check_complete(section.name, source.etree_element, document.pages)
        faults += check_inside(section.name, document.pages)
        laid_section = LaidSection(
            pages=tuple(document.pages), anchors=anchors, faults=tuple(faults), document=document
        )
        self._latest[section.name] = laid_section
        self._markup[section.name] = html
        return laid_section

    def pdf(self, pages: Sequence[Any]) -> bytes:
        """`pages` as one tagged PDF with outline, language and the imprint's date."""
        first = next(iter(self._latest.values())).document
        with _listening() as lines:
            written: bytes = first.copy(list(pages)).write_pdf(pdf_variant="pdf/ua-1")
        self._write_faults = tuple(self._named(self._without_root(line)) for line in lines)
        return written

    @property
    def faults(self) -> list[str]:
        """Everything wrong with the style sheets, the sections as last laid out, and the PDF as written."""
        laid = [line for section in self._latest.values() for line in section.faults]
        return [*self._style_faults, *laid, *self._write_faults]

    def _document(self, section: Section, html: str, first_page: int) -> str:
        date = datetime.fromtimestamp(self._imprint.epoch, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        heads = "".join(
            f' data-{name}="{attribute(text)}"'
            for name, text in {**self._imprint.heads, **section.heads}.items()
        )
        side = "" if first_page % 2 else "html{break-before:left}"
        return (
            f'<!doctype html><html lang="{html_language(self._imprint.language)}"><head><meta charset="utf-8">'
            f"<title>{attribute(self._imprint.title)}</title>"
            f'<meta name="dcterms.created" content="{date}"><meta name="dcterms.modified" content="{date}">'
            f"<style>@page:first{{counter-reset:page {first_page}}}{side}</style></head>"
            f'<body class="{section.classes}"{heads}>{html}</body></html>'
        )

    def _named(self, line: str) -> str:
        """A line that came while the whole PDF was written, with the section that it is about."""
        wanted = line.split('"')[1] if line.count('"') >= 2 else line
        for name, markup in self._markup.items():
            if wanted and wanted in unescape(markup):
                return f"{name}: {line}"
        return f"book: {line}"

    def _without_root(self, line: str) -> str:
        return line.replace(f"{self._root.as_uri()}/", "").replace(f"{self._root}{os.sep}", "")


def _fetcher(root: Path, rooms: Sequence[Path]) -> Any:
    """A fetcher that opens data: URLs and files of the project, of this room and of the style sheets alone."""
    urls = importlib.import_module("weasyprint.urls")

    class ProjectFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        """Refuses the network and files elsewhere."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme = urlsplit(url).scheme
            if scheme == "file":
                path = Path(url2pathname(urlsplit(url).path)).resolve()
                if not any(path.is_relative_to(folder) for folder in (root, *rooms)):
                    raise ValueError("the file is outside the project")
            elif scheme != "data":
                raise ValueError("only files of the project can be printed")
            return super().fetch(url, headers)

    return ProjectFetcher()
