"""Links with a meaning of their own: `term:` to the glossary, and pictures shared by all languages."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.course.model import Term
from coursewright.prose.targets import Conversion

SHARED = "assets/shared"
"""Where content/assets/ stands in a language's site."""


class LinkTreeprocessor(Treeprocessor):
    """Resolves `term:` links and shared pictures after inline Markdown, before MkDocs rewrites links."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the links in place and add the glossary cards that the page needs."""
        for element in root.iter("a"):
            target = element.get("href", "")
            if target.startswith("term:"):
                self._term(element, target.removeprefix("term:"))
        for element in root.iter("img"):
            element.set("src", self._picture(element.get("src", "")))
        for name in dict.fromkeys(self.conversion.terms):
            self._card(root, name)

    def _term(self, element: XmlElement, name: str) -> None:
        """A button that opens the term's card; on paper plain text."""
        known = self.conversion.project.term(name) if self.conversion.project else None
        del element.attrib["href"]
        if known is None or self.conversion.on_paper:
            element.tag = "span"
            element.set("class", "term")
            return
        element.tag = "button"
        for key, value in (("type", "button"), ("class", "cw-term"), ("popovertarget", f"t-{name}")):
            element.set(key, value)
        self.conversion.terms.append(name)

    def _card(self, root: XmlElement, name: str) -> None:
        """The popover with a term, its name in the other language, and its one sentence."""
        project = self.conversion.project
        term = project.term(name) if project else None
        if project is None or term is None:
            return
        card = SubElement(root, "div", {"class": "cw-gloss", "id": f"t-{name}", "popover": ""})
        title = SubElement(card, "b")
        title.text = f"{term.term} "
        other: Term | None = project.second.term(name) if project.second else None
        if other is not None and project.second is not None:
            SubElement(
                title, "span", {"class": "cw-muted", "lang": project.second.language}
            ).text = other.term
        SubElement(card, "p").text = term.text

    def _picture(self, target: str) -> str:
        """A picture's address: from the page on screen, from the project's root on paper."""
        conversion = self.conversion
        if "://" in target or target.startswith("data:") or conversion.lesson is None:
            return target
        folder = posixpath.dirname(conversion.lesson.file)
        path = posixpath.normpath(posixpath.join(folder, target))
        if conversion.on_paper:
            return path
        if path.startswith("content/assets/"):
            up = posixpath.relpath(".", posixpath.dirname(conversion.lesson.page))
            return posixpath.join(up, SHARED, path.removeprefix("content/assets/"))
        return target
