"""Where a lesson uses the terms of the glossary: an anchor at the first place of each, for the pages of an index."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.course.model import Term
from coursewright.handbook.sections import attribute
from coursewright.handbook.typeset import Tree
from coursewright.languages.language import language_of
from coursewright.prose.book import TERM

BLOCKS = frozenset({"p", "li", "dd", "dt", "td", "th", "figcaption"})
"""What holds running text."""
APART = frozenset({"quiz", "selftest", "recall", "tr", "standup", "src", "key"})
"""Classes of what no index names: questions, notes for trainers, sources."""
_USE = re.compile(r"(?P<lesson>.+)--use-(?P<term>[^-].*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A lesson's first use of a term: its anchor, and whether it is a main one, which links to the glossary."""

    term: str
    anchor: str
    main: bool


def with_uses(tree: Tree, slug: str, terms: Sequence[Term], language: str) -> Tree:
    """A lesson's tree with anchors at the terms that it uses: at the first link, else where the first text is."""
    links = {attribute(one, TERM) for one in _shown(tree) if attribute(one, TERM)}
    names = _names([term for term in terms if term.id not in links])
    marking = _Marking(slug, links, names, _pattern(names, language))
    return tuple(marking.marked(tree))


def uses_in(tree: Iterable[Node]) -> Iterator[Use]:
    """The uses that a tree has anchors for, in order."""
    for element in _shown(tree):
        if found := _USE.fullmatch(attribute(element, "id")):
            linked = attribute(element, TERM) == found["term"]
            yield Use(term=found["term"], anchor=found[0], main=linked)


def uses_by_term(trees: Iterable[Tree]) -> dict[str, tuple[Use, ...]]:
    """The uses of each term in some lessons; of a term without a link the first use is the main one."""
    rows: dict[str, tuple[Use, ...]] = {}
    for use in (use for tree in trees for use in uses_in(tree)):
        rows[use.term] = (*rows.get(use.term, ()), use)
    for term, (first, *others) in rows.items():
        if not any(use.main for use in (first, *others)):
            rows[term] = (replace(first, main=True), *others)
    return rows


class _Marking:
    """The terms that still want their anchor, while a lesson is gone through."""

    def __init__(
        self,
        slug: str,
        links: set[str],
        names: Mapping[str, tuple[str, str]],
        pattern: re.Pattern[str] | None,
    ) -> None:
        self._slug = slug
        self._links = links
        self._names = names
        self._pattern = pattern
        self._told = set[str]()

    def marked(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """The nodes, with anchors."""
        for node in nodes:
            yield self._element(node) if isinstance(node, Element) and not is_apart(node) else node

    def _element(self, element: Element) -> Element:
        element = replace(element, children=tuple(self.marked(element.children)))
        linked = attribute(element, TERM)
        if linked in self._links and linked not in self._told:
            self._told.add(linked)
            return replace(element, attrs=(*element.attrs, ("id", self._anchor(linked))))
        if element.tag not in BLOCKS or self._pattern is None:
            return element
        new = [term for term in dict.fromkeys(self._found(plain_text(element))) if term not in self._told]
        self._told.update(new)
        return _with_anchors(element, [self._anchor(term) for term in new])

    def _found(self, text: str) -> Iterator[str]:
        """The terms that a text names; a name with a capital is named with one."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            term, name = self._names[found[1].lower()]
            if name[0] == found[1][0] or not name[0].isupper():
                yield term

    def _anchor(self, term: str) -> str:
        return f"{self._slug}--use-{term}"


def _with_anchors(element: Element, anchors: Sequence[str]) -> Element:
    """An element with one anchor of its own, if it has none yet, and the others at its beginning."""
    if anchors and not attribute(element, "id"):
        first, *anchors = anchors
        element = replace(element, attrs=(*element.attrs, ("id", first)))
    spots = [el("span", {"id": anchor}) for anchor in anchors]
    return replace(element, children=(*spots, *element.children)) if spots else element


def _names(terms: Iterable[Term]) -> dict[str, tuple[str, str]]:
    """Each name of the terms in small letters, with the id of its term and how it is written; the first counts."""
    names: dict[str, tuple[str, str]] = {}
    for term in terms:
        for name in (term.term, *term.also):
            names.setdefault(name.lower(), (term.id, name))
    return names


def _pattern(names: Collection[str], language: str) -> re.Pattern[str] | None:
    """What finds the names in a text, the longest first; those in letters are words, also more than one."""
    if not names:
        return None
    longest = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    found = language_of(language)
    whole = rf"({longest})" if found.by_signs else rf"\b({longest})(?:{found.endings})\b"
    return re.compile(whole, re.IGNORECASE)


def _shown(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element) and not is_apart(node):
            yield node
            yield from _shown(node.children)


def is_apart(element: Element) -> bool:
    """Whether an element is none of a lesson's text: a question, a note for trainers, a drawing."""
    return element.tag == "svg" or not APART.isdisjoint(attribute(element, "class").split())
