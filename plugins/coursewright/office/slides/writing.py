"""Slides as a `.pptx` file, by python-pptx: on placeholders of a template, so that it says how all looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm, Pt

from coursewright.languages.language import EAST_ASIAN_TAG, LATIN_TAG, language_of
from coursewright.office.blocks import (
    Block,
    Face,
    Inline,
    LineBreak,
    Paragraph,
    Picture,
    Tab,
    Table,
    Tick,
    Words,
)
from coursewright.office.pack import packed
from coursewright.office.slides.deck import Deck, Slide
from coursewright.office.slides.fitting import height_of, hung, size_for, widths_of
from coursewright.office.slides.layouts import Layouts, opened, text_of
from coursewright.trainer.fitting import columns

MILLIMETRE = 36000.0
BESIDE = 0.56
"""The share of a slide's width that a text has beside a picture."""
HEAD_COLUMNS, LONG_HEAD = 56, 20
"""A head of more columns has letters of so many points."""
QUIET = 0.35
"""How much lighter a reason is than what can be chosen."""
SPACE = 4.0
"""Millimetres between a text and what is below it."""


def write_deck(deck: Deck, template: bytes | None, epoch: int) -> bytes:
    """The file's bytes, the same for the same slides, template and date (seconds); BadTemplate where it does not do."""
    presentation, layouts = opened(template)
    for slide in deck.slides:
        _Writer(presentation, layouts, deck).write(slide)
    about, date = presentation.core_properties, datetime.fromtimestamp(epoch, tz=timezone.utc)
    about.title, about.subject, about.author = deck.title, deck.course, deck.course
    about.last_modified_by, about.language = deck.course, deck.language
    about.created = about.modified = date.replace(tzinfo=None)
    about.revision = 1
    target = BytesIO()
    presentation.save(target)
    return packed(target.getvalue())


class _Writer:
    """Writes slides of one deck."""

    def __init__(self, presentation: Any, layouts: Layouts, deck: Deck) -> None:
        self._presentation = presentation
        self._layouts = layouts
        self._deck = deck
        left, top, width, height = (side / MILLIMETRE for side in layouts.box)
        self._box = left, top, width, height

    def write(self, slide: Slide) -> None:
        """Write one slide with its notes."""
        pictures = [row for block in slide.blocks for row in _pictures(block)]
        texts = [row for row in slide.blocks if isinstance(row, Paragraph) and _says(row)]
        tables = [row for row in slide.blocks if isinstance(row, Table)]
        if slide.kind == "title":
            made = self._presentation.slides.add_slide(self._layouts.title)
            self._subtitle(made, slide, texts)
        else:
            layout = self._layouts.text if texts else self._layouts.bare
            made = self._presentation.slides.add_slide(layout)
            self._fill(made, texts, tables, pictures)
        if made.shapes.title is not None:
            self._title(made.shapes.title.text_frame, slide)
        for shape in list(made.placeholders):
            if shape.has_text_frame and not shape.text_frame.text:
                shape._element.getparent().remove(shape._element)
        if slide.notes:
            made.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
            self._say_languages(made.notes_slide.notes_text_frame)

    def _title(self, frame: Any, slide: Slide) -> None:
        long = slide.kind != "title" and columns(slide.head) > HEAD_COLUMNS
        self._put(frame.paragraphs[0], (Words(text=slide.head),), LONG_HEAD if long else None)
        if slide.other and slide.kind != "title":
            face = Face(quiet=True, language=self._deck.other_language)
            self._put(frame.paragraphs[0], (Words(text="\u2002" + slide.other, face=face),), 18)

    def _subtitle(self, made: Any, slide: Slide, texts: Sequence[Paragraph]) -> None:
        body = text_of(made.placeholders)
        if body is None:
            return
        other = Face(language=self._deck.other_language)
        rows = [(Words(text=slide.other, face=other),)] if slide.other else []
        self._lines(body.text_frame, [*rows, *(row.inlines for row in texts)], None)

    def _lines(self, frame: Any, lines: Iterable[Sequence[Inline]], size: int | None) -> None:
        for number, inlines in enumerate(lines):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            self._put(paragraph, inlines, size)

    def _fill(
        self, made: Any, texts: Sequence[Paragraph], tables: Sequence[Table], pictures: Sequence[Picture]
    ) -> None:
        """Text at the top, tables below it, pictures at its right or, where there is none, in the whole box."""
        left, top, width, height = self._box
        wide = width * BESIDE if pictures and (texts or tables) else width
        size = size_for([*texts, *tables], wide, height - SPACE * len(tables))
        used = height_of(texts, wide, size) if texts else 0.0
        body = text_of(made.placeholders) if texts else None
        if body is not None:
            self._body(body, texts, size)
            if tables or pictures:
                body.left, body.top, body.width = Mm(left), Mm(top), Mm(wide)
                body.height = Mm(min(height, used + SPACE) if tables else height)
        below = top + used + (SPACE if used else 0)
        for table in tables:
            self._table(made, table, (left, below, wide), size)
            below += height_of((table,), wide, size) + SPACE
        if pictures:
            beside = left + wide + SPACE if wide < width else left
            self._stack(made, pictures, (beside, top, left + width - beside, height))

    def _body(self, body: Any, texts: Sequence[Paragraph], size: int) -> None:
        frame = body.text_frame
        frame.word_wrap = True
        for number, row in enumerate(texts):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            if row.listed is not None:
                paragraph.level = min(row.listed.level, 4)
            else:
                properties = paragraph._p.get_or_add_pPr()
                # The mark of what can be chosen stands alone at the left, its words and their reason below each other.
                far = round(hung(row, size) * MILLIMETRE)
                properties.set("marL", str(far))
                properties.set("indent", str(-far if row.style == "Option" else 0))
                properties.insert(0, properties.makeelement(qn("a:buNone"), {}))
            inlines = _behind_its_mark(row.inlines) if row.style == "Option" else row.inlines
            self._put(paragraph, inlines, size)
            if row.style == "Reason":
                for run in paragraph.runs:
                    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
                    run.font.color.brightness = QUIET

    def _put(self, paragraph: Any, inlines: Iterable[Inline], size: int | None) -> None:
        for inline in inlines:
            if isinstance(inline, LineBreak):
                paragraph.add_line_break()
                continue
            text, face = _said(inline)
            if not text:
                continue
            run = paragraph.add_run()
            run.text = text
            if size is not None:
                run.font.size = Pt(size)
            run.font.bold = True if face.bold else None
            run.font.italic = True if face.italic else None
            run.font.underline = True if face.ruled else None
            self._say_language(run, face.language or self._deck.language)
            if face.link:
                run.hyperlink.address = face.link

    def _say_language(self, run: Any, language: str) -> None:
        found = language_of(language)
        properties = run._r.get_or_add_rPr()
        properties.set("lang", found.tag)
        properties.set("altLang", LATIN_TAG if found.tag == EAST_ASIAN_TAG else EAST_ASIAN_TAG)

    def _say_languages(self, frame: Any) -> None:
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                self._say_language(run, self._deck.language)

    def _table(self, made: Any, table: Table, place: tuple[float, float, float], size: int) -> None:
        left, top, width = place
        shares = widths_of(table, width, size)
        shape = made.shapes.add_table(len(table.rows), len(table.widths), Mm(left), Mm(top), Mm(width), Mm(8))
        grid = shape.table
        grid.first_row = any(row.head for row in table.rows)
        for number, share in enumerate(shares):
            grid.columns[number].width = Mm(share)
        for line, row in enumerate(table.rows):
            grid.rows[line].height = Mm(max(8.0, row.height / 3))
            column = 0
            for cell in row.cells:
                target = grid.cell(line, column)
                if cell.span > 1:
                    target.merge(grid.cell(line, column + cell.span - 1))
                paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
                self._lines(target.text_frame, [block.inlines for block in paragraphs], size)
                column += cell.span

    def _stack(self, made: Any, pictures: Sequence[Picture], box: tuple[float, float, float, float]) -> None:
        """Pictures one below another, each as large as it has room for."""
        left, top, width, height = box
        each = height / len(pictures)
        for number, picture in enumerate(pictures):
            shape = made.shapes.add_picture(BytesIO(picture.content), Mm(left), Mm(top + each * number))
            factor = min(Mm(width) / shape.width, Mm(each - 2) / shape.height)
            shape.width, shape.height = Emu(round(shape.width * factor)), Emu(round(shape.height * factor))
            shape.left = Emu(round(Mm(left) + (Mm(width) - shape.width) / 2))
            shape._element._nvXxPr.cNvPr.set("descr", picture.alt)


def _behind_its_mark(inlines: Sequence[Inline]) -> list[Inline]:
    """The same with a stop for what stands behind the mark, where other lines have a space."""
    rows = list(inlines)
    place = next((number for number, row in enumerate(rows) if isinstance(row, Tab)), None)
    if place is not None:
        rows[place] = Words(text="\t")
    return rows


def _pictures(block: Block) -> list[Picture]:
    if isinstance(block, Paragraph):
        return [row for row in block.inlines if isinstance(row, Picture)]
    return [
        row for line in block.rows for cell in line.cells for own in cell.blocks for row in _pictures(own)
    ]


def _says(paragraph: Paragraph) -> bool:
    return any(_said(row)[0].strip() for row in paragraph.inlines)


def _said(inline: Inline) -> tuple[str, Face]:
    if isinstance(inline, Words):
        return inline.text, inline.face
    if isinstance(inline, Tick):
        return ("☑" if inline.on else "☐"), Face()
    return ("\u2002" if isinstance(inline, Tab) else ""), Face()
