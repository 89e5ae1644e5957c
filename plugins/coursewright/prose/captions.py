"""Numbered captions: a table's becomes its `<caption>` (on paper its first head row), a picture's makes a figure."""

from __future__ import annotations

from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.base.words import words
from coursewright.prose.targets import Conversion


class CaptionTreeprocessor(Treeprocessor):
    """Moves each `cw-caption` into the table or the picture right before it, and numbers both by lesson."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion
        self.counts = {"table": 0, "figure": 0}

    def run(self, root: XmlElement) -> None:
        """Change the tree in place; a caption without its table or picture stays as a paragraph."""
        self.counts = {"table": 0, "figure": 0}
        for parent in list(root.iter()):
            for child in [child for child in parent if child.tag == "cw-caption"]:
                before = list(parent)[list(parent).index(child) - 1]
                kind = child.get("kind", "")
                if kind == "table" and before.tag == "table":
                    parent.remove(child)
                    self._table(before, child)
                elif kind == "figure" and before.tag == "p" and before.find("img") is not None:
                    parent.remove(child)
                    self._figure(before, child)
                else:
                    child.tag = "div"

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
        if self.conversion.on_paper:
            table.set("class", "captioned")
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
            # In the rail of a printed figure the number stands on a line of its own.
            number.tail = "" if self.conversion.on_paper and kind == "figure" else "\u2003"
        text = SubElement(holder, "span")
        for index, paragraph in enumerate(caption):
            piece = SubElement(text, "span") if index else text
            piece.text = paragraph.text
            for inner in paragraph:
                piece.append(inner)
