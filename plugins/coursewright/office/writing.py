"""A document as a `.docx` file, by python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm

from coursewright.languages.language import EAST_ASIAN_TAG, LATIN_TAG, language_of
from coursewright.office.back.naming import Name, digest_of, written_name
from coursewright.office.blocks import Block, Cell, Listed, Paragraph, Row, Table, WordDocument
from coursewright.office.pack import packed
from coursewright.office.properties import LEVELS, border_of, indent_of, list_levels, rules_of, stops_of
from coursewright.office.runs import RunWriter
from coursewright.office.styles import MILLIMETRE, style_part, twips
from coursewright.office.xml import Xml, text, w

A4 = (210.0, 297.0)
MARGIN, LANDSCAPE_MARGIN = 20.0, 12.0
"""Millimetres left and right of the text."""
TEXT, SHEET = A4[0] - 2 * MARGIN, A4[1] - 2 * LANDSCAPE_MARGIN
"""Millimetres that text and a worksheet are wide."""
UNWANTED = frozenset(
    {"stylesWithEffects", "customXml", "webSettings", "numbering", "thumbnail", "theme", "fontTable"}
)
"""What python-docx's own template brings and no document needs."""
PADDING = 3.2
"""Millimetres left and right of what a cell holds."""
BULLET, NUMBERED = "0", "1"


def write_document(document: WordDocument, epoch: int) -> bytes:
    """The file's bytes: the same for the same document and date (seconds)."""
    writer = _Writer(document)
    writer.write(epoch)
    target = BytesIO()
    writer.docx.save(target)
    return packed(target.getvalue())


class _Writer:
    """Writes blocks into a new document."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.docx: DocxDocument = Document()
        self.width = SHEET if document.landscape else TEXT
        self._runs = RunWriter(self.docx.part, document.language, self.width)
        self._series: dict[tuple[int, bool, int], str] = {}

    def write(self, epoch: int) -> None:
        """Write everything."""
        self._set_up(epoch)
        body = self.docx.element.body
        for element in self._body(self.document.blocks, self.width):
            body.insert(len(body) - 1, element)
        self._number_lists()

    def _set_up(self, epoch: int) -> None:
        _leave_out(self.docx)
        root = self.docx.styles.element
        for child in list(root):
            root.remove(child)
        root.extend(style_part(self.document.language))
        _page(self.docx.sections[0], landscape=self.document.landscape)
        self._head_and_foot(self.docx.sections[0])
        _settings(self.docx, self.document.language)
        self._properties(epoch)

    def _properties(self, epoch: int) -> None:
        properties, date = self.docx.core_properties, datetime.fromtimestamp(epoch, tz=timezone.utc)
        properties.title, properties.subject = self.document.title, self.document.course
        properties.author = properties.last_modified_by = self.document.course
        properties.language = self.document.language
        properties.comments = ""
        properties.keywords = written_name(
            Name(
                language=self.document.language,
                path=self.document.path,
                digest=digest_of(self.document.blocks),
            )
        )
        properties.created = properties.modified = date

    def _head_and_foot(self, section: Section) -> None:
        stop = w("tabs", None, w("tab", {"val": "right", "pos": twips(self.width)}))
        head, foot = section.header.paragraphs[0]._p, section.footer.paragraphs[0]._p
        _replace(
            head,
            "Header",
            stop,
            self._runs.plain(self.document.course),
            _tab(),
            self._runs.plain(self.document.label),
        )
        _replace(
            foot,
            "Footer",
            w("jc", {"val": "center"}),
            _counter("PAGE"),
            self._runs.plain(" / "),
            _counter("NUMPAGES"),
        )

    def _body(self, blocks: tuple[Block, ...], width: float) -> Iterator[Xml]:
        """All blocks; a table at the end has as little below it as Word lets be, so that it needs no other page."""
        if not blocks or not isinstance(blocks[-1], Table):
            yield from self._blocks(blocks, width)
            return
        yield from self._blocks(blocks[:-1], width)
        yield self._table(blocks[-1])
        yield self._paragraph(Paragraph(style="End"), width)

    def _blocks(self, blocks: Iterable[Block], width: float) -> Iterator[Xml]:
        """The blocks in order, each table with room below it: two that touch would be one to Word."""
        for block in blocks:
            if isinstance(block, Table):
                yield self._table(block)
                yield self._paragraph(Paragraph(style="Gap"), width)
            else:
                yield self._paragraph(block, width)

    def _paragraph(self, paragraph: Paragraph, width: float) -> Xml:
        properties = w(
            "pPr",
            None,
            w("pStyle", {"val": paragraph.style.replace(" ", "")}),
            w("keepNext") if paragraph.kept else None,
            self._listing(paragraph.listed) if paragraph.listed else None,
            border_of(paragraph),
            stops_of(paragraph, width),
            indent_of(paragraph),
            w("jc", {"val": "center"}) if paragraph.centred else None,
        )
        return w("p", None, properties, *self._runs.runs(paragraph.inlines))

    def _listing(self, listed: Listed) -> Xml:
        key = (listed.series, listed.numbered, listed.start)
        number = self._series.setdefault(key, str(len(self._series) + 1))
        return w(
            "numPr", None, w("ilvl", {"val": str(min(listed.level, LEVELS - 1))}), w("numId", {"val": number})
        )

    def _number_lists(self) -> None:
        """What bullets and numbers of the document's lists are."""
        if not self._series:
            return
        part = self.docx.part.numbering_part
        root = part.element
        for child in list(root):
            root.remove(child)
        root.extend((list_levels(BULLET, numbered=False), list_levels(NUMBERED, numbered=True)))
        for (_, numbered, start), number in self._series.items():
            begin = (
                w("lvlOverride", {"ilvl": "0"}, w("startOverride", {"val": str(start)})) if numbered else None
            )
            kind = w("abstractNumId", {"val": NUMBERED if numbered else BULLET})
            root.append(w("num", {"numId": number}, kind, begin))

    def _table(self, table: Table) -> Xml:
        columns = [twips(width) for width in table.widths]
        properties = w(
            "tblPr",
            None,
            w("tblW", {"w": str(sum(map(int, columns))), "type": "dxa"}),
            rules_of(table),
            w("tblLayout", {"type": "fixed"}),
            w(
                "tblCellMar",
                None,
                *(
                    w(side, {"w": "85" if side in ("left", "right") else "40", "type": "dxa"})
                    for side in ("top", "left", "bottom", "right")
                ),
            ),
            w("tblLook", {"val": "0020", "firstRow": "1"}),
        )
        grid = w("tblGrid", None, *(w("gridCol", {"w": column}) for column in columns))
        return w("tbl", None, properties, grid, *(self._row(row, columns) for row in table.rows))

    def _row(self, row: Row, columns: list[str]) -> Xml:
        properties = w(
            "trPr",
            None,
            w("cantSplit"),
            w("trHeight", {"val": twips(row.height), "hRule": "atLeast"}) if row.height else None,
            w("tblHeader") if row.head else None,
        )
        cells, at = [], 0
        for cell in row.cells:
            cells.append(self._cell(cell, sum(map(int, columns[at : at + cell.span]))))
            at += cell.span
        return w("tr", None, properties, *cells)

    def _cell(self, cell: Cell, width: int) -> Xml:
        properties = w(
            "tcPr",
            None,
            w("tcW", {"w": str(width), "type": "dxa"}),
            w("gridSpan", {"val": str(cell.span)}) if cell.span > 1 else None,
            w("shd", {"val": "clear", "color": "auto", "fill": "F2F2F2"}) if cell.shaded else None,
        )
        blocks = cell.blocks or (Paragraph(style="Table Text"),)
        return w("tc", None, properties, *self._blocks(blocks, width / MILLIMETRE - PADDING))


def _leave_out(docx: DocxDocument) -> None:
    """Drop the parts of the template that nothing here uses."""
    for holder in (docx.part, docx.part.package):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNWANTED and not relation.reltype.endswith(
                "/numbering"
            ):
                del holder.rels[name]


def _page(section: Section, *, landscape: bool) -> None:
    short, long = A4
    margin = LANDSCAPE_MARGIN if landscape else MARGIN
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin, section.bottom_margin = Mm(16 if landscape else 22), Mm(13 if landscape else 20)
    section.header_distance, section.footer_distance = Mm(8 if landscape else 11), Mm(6 if landscape else 10)
    grid = section._sectPr.find(w("docGrid").tag)
    if grid is not None:
        section._sectPr.remove(grid)


def _settings(docx: DocxDocument, language: str) -> None:
    """As Word of today writes, with the language's own rules of line ends."""
    root = docx.settings.element
    for child in list(root):
        root.remove(child)
    spacing = "compressPunctuation" if language_of(language).by_signs else "doNotCompress"
    compatible = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    root.extend(
        (
            w("zoom", {"percent": "100"}),
            w("defaultTabStop", {"val": "420"}),
            w("characterSpacingControl", {"val": spacing}),
            w("compat", None, w("compatSetting", compatible)),
            w("themeFontLang", {"val": LATIN_TAG, "eastAsia": EAST_ASIAN_TAG}),
        )
    )


def _replace(paragraph: Xml, style: str, property_: Xml, *runs: Xml) -> None:
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(w("pPr", None, w("pStyle", {"val": style}), property_))
    paragraph.extend(runs)


def _tab() -> Xml:
    return w("r", None, w("tab"))


def _counter(name: str) -> Xml:
    """A number that Word counts."""
    return w("fldSimple", {"instr": f" {name} "}, w("r", None, text("1")))
