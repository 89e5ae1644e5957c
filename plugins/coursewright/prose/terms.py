"""Links with a meaning of their own on screen: `term:` to the glossary, and pictures shared by all languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.prose.addresses import shared_address, with_shared_addresses, without_comments
from coursewright.prose.looks.look import Conversion
from coursewright.prose.sealing import SEALED_TAG

MARKS = ",.;:!?)’”…，。；：！？、）》"
"""What no line may begin with."""


class LinkTreeprocessor(Treeprocessor):
    """Resolves `term:` links and shared files after inline Markdown, before MkDocs rewrites links."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.stash = md.htmlStash
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the links in place and add the glossary cards that the page needs."""
        file, page = self.conversion.file, self.conversion.page
        sealed = {
            link: part for holder in root.iter(SEALED_TAG) for part in holder for link in part.iter("a")
        }
        terms: list[tuple[str, XmlElement]] = []
        for element in root.iter("a"):
            target = element.get("href", "")
            if target.startswith("term:"):
                name = target.removeprefix("term:")
                if self._is_term(element, name):
                    terms.append((name, element))
            elif file and target:
                element.set("href", shared_address(target, file, page))
        for element in root.iter("img"):
            if file:
                element.set("src", shared_address(element.get("src", ""), file, page))
        if file:
            blocks = self.stash.rawHtmlBlocks
            blocks[:] = [self._own_html(block) if isinstance(block, str) else block for block in blocks]
        self._cards(root, terms, sealed)
        _with_marks(root, {button for _, button in terms})

    def _own_html(self, html: str) -> str:
        """An author's own HTML as it is published."""
        if "<!--" in html:
            html = without_comments(html)
        if "assets" in html:
            html = with_shared_addresses(html, self.conversion.file, self.conversion.page)
        return html

    def _is_term(self, element: XmlElement, name: str) -> bool:
        """Make a button of a link to a term, and plain text of one to a term that is not known."""
        del element.attrib["href"]
        known = self.conversion.project.term(name) is not None
        element.tag = "button" if known else "span"
        if known:
            element.set("type", "button")
        element.set("class", "cw-term" if known else "term")
        return known

    def _cards(
        self,
        root: XmlElement,
        terms: Iterable[tuple[str, XmlElement]],
        sealed: Mapping[XmlElement, XmlElement],
    ) -> None:
        """A card for each term; one that a sealed text alone names is sealed with it, with an id of its own."""
        cards: dict[tuple[str, XmlElement], str] = {}
        for name, button in sorted(terms, key=lambda row: row[1] in sealed):
            owner = root if (name, root) in cards else sealed.get(button, root)
            if (name, owner) not in cards:
                cards[name, owner] = f"t-{name}" if owner is root else f"t{len(cards)}-{name}"
                self._card(owner, name, cards[name, owner])
            button.set("popovertarget", cards[name, owner])

    def _card(self, owner: XmlElement, name: str, anchor: str) -> None:
        """The popover with a term, its name in the other language, and its one sentence."""
        project = self.conversion.project
        term = project.term(name)
        if term is None:
            return
        card = SubElement(owner, "div", {"class": "cw-gloss", "id": anchor, "popover": ""})
        self.conversion.findings.inserted.add(card)
        title = SubElement(card, "b")
        title.text = f"{term.term} "
        other = project.second.term(name) if project.second else None
        if other is not None and project.second is not None:
            attrs = {"class": "cw-muted", "lang": project.second.language}
            SubElement(title, "span", attrs).text = other.term
        SubElement(card, "p").text = term.text


def _with_marks(root: XmlElement, buttons: Set[XmlElement]) -> None:
    """Tie a button to the marks right after it: browsers would begin a line with them."""
    for parent in list(root.iter()):
        for index, element in enumerate(parent):
            tail = element.tail or ""
            rest = tail.lstrip(MARKS)
            if rest == tail or not (element in buttons or _is_only(element, buttons)):
                continue
            tied = XmlElement("span", {"class": "cw-nb"})
            tied.append(element)
            parent[index] = tied
            element.tail, tied.tail = tail[: len(tail) - len(rest)], rest


def _is_only(element: XmlElement, buttons: Set[XmlElement]) -> bool:
    """Whether an element, such as bold text, holds a term and nothing else."""
    return len(element) == 1 and element[0] in buttons and not element.text and not element[0].tail
