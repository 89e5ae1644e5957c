"""The learner's book of a course laid out, so that a trainer's can show its pages and name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from coursewright.base.cache import digest
from coursewright.base.canonical import canonical
from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.handbook.binding import Placed, page_numbers
from coursewright.handbook.documents import Imprint, section_document, to_text
from coursewright.handbook.mirror import Miniature, Mirror
from coursewright.handbook.model import Book
from coursewright.handbook.sections import Known, Section, anchors_of, know, settle_links
from coursewright.handbook.typeset import Tree
from coursewright.languages.words import handbook_words

SHOWN = 4200
"""Bytes of text of which a first page certainly is the beginning."""


def mirror_of(book: Book, imprint: Imprint, sections: Sequence[Known], placed: Sequence[Placed]) -> Mirror:
    """What a laid-out book of lessons looks like from outside; `placed` has what `sections` became, in order."""
    numbers = page_numbers(placed)
    reference = handbook_words(book.language)["page-ref"]
    own = anchors_of(sections)
    lessons = {chapter.slug for chapter in book.chapters}
    last: dict[str, int] = {}
    miniatures: dict[str, Miniature] = {}
    by_first = {entry.first: entry for entry in placed}
    for section in (known.section for known in sections):
        slug = section.name.removeprefix("lesson ")
        if slug == section.name or slug not in lessons or slug not in numbers:
            continue
        first = numbers[slug]
        fragment = by_first[first].fragment
        last[slug] = first + len(fragment.pages) - 1
        begin = replace(section, tree=tuple(_beginning(section.tree)))
        text = to_text(
            section_document(imprint, begin, _numbered(begin, numbers, own, reference), first), imprint.inks
        )
        name = digest(text, canonical(fragment.changes))
        miniatures[slug] = Miniature(address=f"page:{name}", document=text, changes=fragment.changes)
    return Mirror(pages=numbers, last=last, miniatures=miniatures)


def _beginning(tree: Tree) -> Iterator[Node]:
    """As much of a lesson as more than fills its first page."""
    size = 0
    for node in tree:
        yield node
        size += len(plain_text(node).encode())
        if size > SHOWN:
            return


def _numbered(section: Section, numbers: Mapping[str, int], own: frozenset[str], reference: str) -> Tree:
    """The section's tree with the pages that its links name."""
    digits = {anchor: len(str(numbers.get(anchor, 0))) for anchor in own}
    return tuple(_filled(settle_links(know(section), digits, own, reference), numbers, reference))


def _filled(nodes: Iterable[Node], numbers: Mapping[str, int], reference: str) -> Iterator[Node]:
    for node in nodes:
        if not isinstance(node, Element):
            yield node
            continue
        attributes = dict(node.attrs)
        if "data-page" in attributes:
            page = numbers.get(attributes["href"].removeprefix("#"), 0)
            yield el(
                node.tag, {**attributes, "data-page": str(page)}, _filled(node.children, numbers, reference)
            )
        elif "data-to" in attributes:
            page = numbers.get(attributes["data-to"], 0)
            yield el(node.tag, {**attributes, "data-ref": reference.format(page=page)})
        else:
            yield replace(node, children=tuple(_filled(node.children, numbers, reference)))
