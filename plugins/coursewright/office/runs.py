"""Words, boxes, fields and pictures of a paragraph as elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart
from docx.shared import Emu, Mm

from coursewright.languages.language import language_of
from coursewright.office.blocks import Face, Field, Inline, LineBreak, Picture, Tab, Tick, Words
from coursewright.office.styles import CODE_FACE, QUIET, languages
from coursewright.office.xml import Xml, text, w

EAST_ASIAN = re.compile(
    r"[\u2014-\u2026\u203b\u2190-\u2199\u2460-\u24ff\u25a0-\u25cf\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
"""Signs that are set in the East Asian face: quotes and dashes of a text in han or kana, too."""
EMPTY, TICKED = "□", "☑"
BOX_FACE = "MS Gothic"
HIGHEST = 200.0
"""Millimetres that a picture may be high."""


class RunWriter:
    """Writes what stands in a paragraph; pictures and addresses become parts of the document."""

    def __init__(self, part: DocumentPart, language: str, width: float) -> None:
        self._part = part
        self._language = language
        self._width = width
        self._pictures = 0
        self._fields = 0

    def runs(self, inlines: Iterable[Inline]) -> Iterator[Xml]:
        """The elements of a paragraph's content."""
        for inline in inlines:
            if isinstance(inline, Words):
                yield self._words(inline)
            elif isinstance(inline, Tab):
                yield w("r", None, w("tab"))
            elif isinstance(inline, LineBreak):
                yield w("r", None, w("br"))
            elif isinstance(inline, Tick):
                yield self._tick(inline)
            elif isinstance(inline, Field):
                yield self._field(inline)
            else:
                yield self._picture(inline)

    def plain(self, content: str) -> Xml:
        """A run without a look of its own."""
        return self._words(Words(text=content))

    def _words(self, words: Words) -> Xml:
        run = w("r", None, self._look(words), text(words.text))
        if not words.face.link:
            return run
        relation = self._part.relate_to(words.face.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = w("hyperlink", None, run)
        link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
        return link

    def _look(self, words: Words) -> Xml | None:
        face = words.face
        language = face.language or self._language
        properties = [
            w("rStyle", {"val": "Hyperlink"}) if face.link else None,
            _fonts(words.text, language, face),
            *((w("b"), w("bCs")) if face.bold else ()),
            *((w("i"), w("iCs")) if face.italic else ()),
            w("strike") if face.struck else None,
            w("color", {"val": QUIET}) if face.quiet else None,
            w("u", {"val": "single"}) if face.ruled else None,
            w("bdr", {"val": "single", "sz": "6", "space": "0", "color": "auto"}) if face.boxed else None,
            w("vertAlign", {"val": face.raised}) if face.raised else None,
            w("lang", languages(face.language)) if face.language else None,
        ]
        found = [row for row in properties if row is not None]
        return w("rPr", None, *found) if found else None

    def _tick(self, tick: Tick) -> Xml:
        """A box that is ticked by a click."""
        sign = TICKED if tick.on else EMPTY
        states = (
            w("w14:checked", {"val": "1" if tick.on else "0"}),
            w("w14:checkedState", {"val": f"{ord(TICKED):04X}", "font": BOX_FACE}),
            w("w14:uncheckedState", {"val": f"{ord(EMPTY):04X}", "font": BOX_FACE}),
        )
        run = w("r", None, w("rPr", None, w("rFonts", {"hint": "eastAsia"})), text(sign))
        return self._control("", w("w14:checkbox", None, *states), run)

    def _field(self, field: Field) -> Xml:
        """A place to type into, of white space until somebody does."""
        kind = w("text")
        if field.kind == "date":
            found = language_of(self._language)
            shown = languages(self._language)["eastAsia" if found.by_signs else "val"]
            kind = w("date", None, w("dateFormat", {"val": found.date}), w("lid", {"val": shown}))
        return self._control(field.name, kind, w("r", None, text("\u00a0" * 6)))

    def _control(self, name: str, kind: Xml, run: Xml) -> Xml:
        self._fields += 1
        alias = w("alias", {"val": name}) if name else None
        properties = w("sdtPr", None, alias, w("id", {"val": str(self._fields)}), kind)
        return w("sdt", None, properties, w("sdtContent", None, run))

    def _picture(self, picture: Picture) -> Xml:
        """A picture with what it shows in words."""
        width = Mm(picture.width) if picture.width else None
        inline = self._part.new_pic_inline(
            BytesIO(picture.content), width, Mm(picture.height) if picture.height else None
        )
        scale = min(1.0, Mm(self._width) / inline.extent.cx, Mm(HIGHEST) / inline.extent.cy)
        self._pictures += 1
        inline.extent.cx, inline.extent.cy = (
            Emu(int(inline.extent.cx * scale)),
            Emu(int(inline.extent.cy * scale)),
        )
        shape = inline.graphic.graphicData.pic
        shape.spPr.cx, shape.spPr.cy = inline.extent.cx, inline.extent.cy
        for name in inline.xpath("./wp:docPr | .//pic:cNvPr"):
            name.set("id", str(self._pictures))
            name.set("name", str(self._pictures))
            name.set("descr", picture.alt)
        return w("r", None, w("drawing", None, inline))


def _fonts(content: str, language: str, face: Face) -> Xml | None:
    """Which script's face signs take that several scripts share, and the face of code."""
    found = language_of(language)
    if face.code:
        return w(
            "rFonts", {"ascii": CODE_FACE, "hAnsi": CODE_FACE, "eastAsia": found.word_text, "cs": CODE_FACE}
        )
    return w("rFonts", {"hint": "eastAsia"}) if found.by_signs and EAST_ASIAN.search(content) else None
