"""A lesson's tree in the shape that handbooks print: sections with rail labels, boxes, forms (look/handbook.md)."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.course.outline import Heading
from coursewright.project.scenarios import FOLDER
from coursewright.prose.polish import polish
from coursewright.prose.tables import print_form, print_table
from coursewright.prose.targets import Conversion

WRITING_LINES = 2
"""Ruled lines after the think-first task."""


class BookTreeprocessor(Treeprocessor):
    """Runs after Markdown is done with the tree; nothing of it is used on screen."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the tree in place."""
        self._links(root)
        sections(root)
        for section in root.findall("section"):
            self._section(section)
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "table" and not child.get("class", "").strip().replace("captioned", ""):
                    print_table(child, narrow=parent.get("class") in ("tr", "box ex"))
                elif child.tag in ("ul", "ol") and not child.get("class"):
                    child.set("class", "list")
        polish(root, self.conversion.language)

    @property
    def slug(self) -> str:
        """What anchors of this lesson begin with, so that they are one of a kind in a book."""
        return self.conversion.lesson.slug if self.conversion.lesson else "page"

    def _links(self, root: XmlElement) -> None:
        """Links within the course become links within the book."""
        for element in root.iter("a"):
            target = element.get("href", "")
            path, _, fragment = target.partition("#")
            if path.endswith(".md") and "://" not in path:
                slug = posixpath.basename(path).removesuffix(".md")
                if posixpath.basename(posixpath.dirname(path)) == FOLDER:
                    slug = f"{FOLDER}-{slug}"
                element.set("href", f"#{slug}--{fragment}" if fragment else f"#{slug}")
            elif not path and fragment and not element.get("class"):
                element.set("href", f"#{self.slug}--{fragment}")

    def _section(self, section: XmlElement) -> None:
        heading = section.find("h2")
        name = heading.get("id", "") if heading is not None else ""
        for inner in section.iter():
            if inner.tag in ("h2", "h3") and inner.get("id"):
                inner.set("id", f"{self.slug}--{inner.get('id')}")
            elif inner.tag == "h4":
                inner.attrib.pop("id", None)
        if heading is not None:
            section.set("id", heading.attrib.pop("id", name))
            self._other_label(heading, name)
        if name == "prompt":
            writing_lines(section)
        elif name == "settings":
            examples(section)
        elif name == "self-check":
            section.set("class", "s selftest")
        elif name == "sources":
            section.set("class", "s src")
        self._sheets(section)

    def _other_label(self, heading: XmlElement, name: str) -> None:
        """The section's name in the course's second language, small under the label."""
        second = self.conversion.project.second if self.conversion.project else None
        other = second.lesson(self.slug) if second else None
        match: Heading | None = (
            next((row for row in other.outline.headings if row.id == name), None) if other else None
        )
        if match is not None and second is not None:
            SubElement(heading, "span", {"class": "en", "lang": second.language}).text = match.text

    def _sheets(self, section: XmlElement) -> None:
        """Worksheets print on pages of their own; a line here says where."""
        for sheet in section.findall("cw-sheet"):
            code, title = sheet.get("code", ""), sheet.get("title", "")
            line = XmlElement("p", {"class": "n sheetref"})
            link = SubElement(line, "a", {"href": f"#sheet-{code.lower()}", "class": "pgs"})
            link.text = f"{code} {title}"
            section.insert(list(section).index(sheet), line)
            for table in sheet.iter("table"):
                print_form(table)
            for paragraph in sheet.findall("p"):
                paragraph.set("class", "wi n")


def writing_lines(section: XmlElement) -> None:
    """Ruled lines after the task, before anything for trainers."""
    paragraphs = section.findall("p")
    for paragraph in paragraphs:
        paragraph.set("class", "n")
    lines = XmlElement("div", {"class": "ls"})
    for _ in range(WRITING_LINES):
        SubElement(lines, "div", {"class": "line"})
    after = list(section).index(paragraphs[-1]) + 1 if paragraphs else len(section)
    section.insert(after, lines)


def sections(root: XmlElement) -> None:
    """Wrap every h2 and what follows it."""
    children = list(root)
    current: XmlElement | None = None
    for child in children:
        if child.tag == "h2":
            current = XmlElement("section", {"class": "s"})
            root.insert(list(root).index(child), current)
        if current is not None:
            root.remove(child)
            current.append(child)


def examples(section: XmlElement) -> None:
    """In the settings section every h3 with its text is an example box."""
    box: XmlElement | None = None
    for child in list(section):
        if child.tag == "h3":
            box = XmlElement("div", {"class": "box ex"})
            section.insert(list(section).index(child), box)
            child.tag = "h4"
        elif child.get("class") == "tr":
            box = None
        if box is not None:
            section.remove(child)
            box.append(child)
