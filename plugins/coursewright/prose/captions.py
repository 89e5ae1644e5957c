"""Numbered captions: a table's becomes its `<caption>` (on paper its first head row), a picture's makes a figure."""

from __future__ import annotations

from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.languages.words import words
from coursewright.prose.looks.look import Conversion


class CaptionTreeprocessor(Treeprocessor):
    """Moves each `cw-caption` into what it names, and numbers tables and figures by lesson in the order of the page.

    It names the table or the picture right before it, or the figure that it stands in; that of a drawing on screen is
    the line that folds what is said of it.
    """

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion
        self.counts = {"table": 0, "figure": 0}

    def run(self, root: XmlElement) -> None:
        """Change the tree in place; a caption that names nothing stays as a paragraph."""
        self.counts = {"table": 0, "figure": 0}
        parents = {child: parent for parent in root.iter() for child in parent}
        for caption in list(root.iter("cw-caption")):
            self._place(caption, parents[caption])

    def _place(self, caption: XmlElement, parent: XmlElement) -> None:
        before = list(parent)[list(parent).index(caption) - 1]
        kind = caption.get("kind", "")
        if kind == "table" and before.tag == "table":
            parent.remove(caption)
            self._table(before, caption)
        elif kind == "figure" and before.tag == "p" and before.find("img") is not None:
            parent.remove(caption)
            self._figure(before, caption)
        elif parent.tag == "figure":
            parent.remove(caption)
            self._write(SubElement(parent, "figcaption"), "figure", caption)
        elif parent.tag == "summary":
            line = XmlElement("span", {"id": caption.get("id", "")})
            self._write(line, "figure", caption)
            parent[list(parent).index(caption)] = line
        else:
            caption.tag = "div"

    def _label(self, kind: str) -> str:
        """`表 4-1`, `Table 4-1`; without a lesson there is nothing to number by."""
        lesson = self.conversion.lesson
        if lesson is None:
            return ""
        self.counts[kind] += 1
        word = words(self.conversion.language)[f"lesson.{kind}"]
        return f"{word} {lesson.number}-{self.counts[kind]}"

    def _table(self, table: XmlElement, caption: XmlElement) -> None:
        holder = XmlElement("caption")
        table.insert(0, holder)
        self._write(holder, "table", caption)

    def _figure(self, paragraph: XmlElement, caption: XmlElement) -> None:
        paragraph.tag = "figure"
        self._write(SubElement(paragraph, "figcaption"), "figure", caption)

    def _write(self, holder: XmlElement, kind: str, caption: XmlElement) -> None:
        label = self._label(kind)
        if label:
            number = SubElement(holder, "b")
            number.text = label
            number.tail = self.conversion.look.number_gap(kind)
        text = SubElement(holder, "span")
        for index, paragraph in enumerate(caption):
            piece = SubElement(text, "span") if index else text
            piece.text = paragraph.text
            for inner in paragraph:
                piece.append(inner)
