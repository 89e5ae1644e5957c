"""Links with a meaning of their own on screen: `term:` to the glossary, and pictures shared by all languages."""

from __future__ import annotations

from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.prose.addresses import shared_address, with_shared_addresses, without_comments
from coursewright.prose.looks.look import Conversion


class LinkTreeprocessor(Treeprocessor):
    """Resolves `term:` links and shared files after inline Markdown, before MkDocs rewrites links."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.stash = md.htmlStash
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the links in place and add the glossary cards that the page needs."""
        file, page = self.conversion.file, self.conversion.page
        for element in root.iter("a"):
            target = element.get("href", "")
            if target.startswith("term:"):
                self._term(element, target.removeprefix("term:"))
            elif file and target:
                element.set("href", shared_address(target, file, page))
        for element in root.iter("img"):
            if file:
                element.set("src", shared_address(element.get("src", ""), file, page))
        if file:
            blocks = self.stash.rawHtmlBlocks
            blocks[:] = [self._own_html(block) if isinstance(block, str) else block for block in blocks]
        for name in dict.fromkeys(self.conversion.findings.terms):
            self._card(root, name)

    def _own_html(self, html: str) -> str:
        """An author's own HTML as it is published."""
        if "<!--" in html:
            html = without_comments(html)
        if "assets" in html:
            html = with_shared_addresses(html, self.conversion.file, self.conversion.page)
        return html

    def _term(self, element: XmlElement, name: str) -> None:
        """A button that opens the term's card; a term that is not known is plain text."""
        del element.attrib["href"]
        if self.conversion.project.term(name) is None:
            element.tag = "span"
            element.set("class", "term")
            return
        element.tag = "button"
        for key, value in (("type", "button"), ("class", "cw-term"), ("popovertarget", f"t-{name}")):
            element.set(key, value)
        self.conversion.findings.terms.append(name)

    def _card(self, root: XmlElement, name: str) -> None:
        """The popover with a term, its name in the other language, and its one sentence."""
        project = self.conversion.project
        term = project.term(name)
        if term is None:
            return
        card = SubElement(root, "div", {"class": "cw-gloss", "id": f"t-{name}", "popover": ""})
        self.conversion.findings.inserted.add(card)
        title = SubElement(card, "b")
        title.text = f"{term.term} "
        other = project.second.term(name) if project.second else None
        if other is not None and project.second is not None:
            attrs = {"class": "cw-muted", "lang": project.second.language}
            SubElement(title, "span", attrs).text = other.term
        SubElement(card, "p").text = term.text
