"""The questions of a page as they stand in it: cards that any page at the root of the language can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coursewright.base.cache import digest
from coursewright.base.frozen import Packed, freeze, quickly_thawed
from coursewright.project.model import Project
from coursewright.project.recall import is_asked_again
from coursewright.prose.addresses import rooted
from coursewright.quiz.kinds import AnyQuestion, kind_of, revision_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.sheet import Sheet

_PART = re.compile(
    r'<cw-quiz (?P<quiz>[^>]*)>|<cw-question [^>]*?data-question="(?P<name>[^"]*)".*?</cw-question>',
    re.DOTALL,
)
_WHOLE = "data-pass="
"""What only a quiz that stands whole in its page has."""
_TERM = re.compile(r'<div class="cw-gloss" id="(?P<id>t-[^"]*)".*?</div>', re.DOTALL)
_SECTION = re.compile(r'<h2 [^>]*?\bid="([^"]+)"')
Asked = Mapping[str, tuple[AnyQuestion, Sheet]]
"""Questions by their ids, each with its sheet."""
_SEAL = re.compile(r'(?<= data-seal=")[^"]*')


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question of a page by its name: what is known of it, its element, and whether its whole quiz is there.

    `tokens` are all that an answer can point at, in an order that tells nothing.
    """

    name: str
    facts: Mapping[str, object]
    tokens: tuple[str, ...]
    html: str
    whole: bool


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class PageCards:
    """The questions of a page (its Markdown path), the ids of its sections, the glossary's entries that it names."""

    path: str
    url: str
    cards: tuple[Card, ...]
    sections: tuple[str, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page with questions, packed: its Markdown path, their names, each with whether its whole quiz is there.

    `mark` is the digest of all of it, `told` that of what others say of it: all but the questions' elements and terms.
    Without its `page` it is as builds keep it.
    """

    path: str
    names: tuple[tuple[str, bool], ...]
    mark: str
    told: str
    page: Packed[PageCards] | None


def listed(page: PageCards) -> Listed:
    """A page, packed."""
    packed = Packed.of(page)
    told = (page.path, page.url, page.sections, [(card.name, card.facts, card.tokens) for card in page.cards])
    return Listed(
        path=page.path,
        names=tuple((card.name, card.whole) for card in page.cards),
        mark=digest(packed.content),
        told=digest(freeze(told)),
        page=packed,
    )


def quiz_of(name: str) -> str:
    """The id of the quiz of a question, by its name."""
    return name.partition("#")[0]


def cards_of(project: Project, path: str, url: str, html: str, capsules: Mapping[str, str]) -> PageCards:
    """The questions of a page that was converted; `capsules` are those that the root needs, by question."""
    cards = tuple(_cards(project, url, html, capsules))
    terms = {match["id"]: match[0] for match in _TERM.finditer(html)} if cards else {}
    sections = tuple(_SECTION.findall(html)) if cards else ()
    return PageCards(path=path, url=url, cards=cards, sections=sections, terms=terms)


def _cards(project: Project, url: str, html: str, capsules: Mapping[str, str]) -> Iterator[Card]:
    whole = False
    known: dict[str, Asked] = {}
    for match in _PART.finditer(html):
        name = match["name"]
        if name is None:
            whole = _WHOLE in match["quiz"]
            continue
        quiz, _, question = name.partition("#")
        if quiz not in known:
            known[quiz] = _asked(project, quiz)
        asked = known[quiz].get(question)
        if asked is None:
            continue
        card = rooted(match[0], url)
        if name in capsules:
            card = _SEAL.sub(capsules[name], card, count=1)
        yield Card(name=name, facts=facts_of(*asked), tokens=tokens_of(*asked), html=card, whole=whole)


def _asked(project: Project, name: str) -> Asked:
    """The questions of a quiz by their ids; none of a bank, which stay in its exam."""
    quiz: LoadedQuiz | None = project.quizzes.get(name)
    if quiz is None or quiz.use == "bank":
        return {}
    return {row[0].id: row for row in quiz.sheets()}


def tokens_of(question: AnyQuestion, sheet: Sheet) -> tuple[str, ...]:
    """The tokens that answers to a question are kept in, sorted."""
    return tuple(sorted({sheet.token(*thing) for thing in kind_of(question).stable(question).things}))


def facts_of(question: AnyQuestion, sheet: Sheet) -> dict[str, object]:
    """What everybody may know of a question; its revision is in its page, too."""
    kind = kind_of(question)
    return {
        "name": sheet.name,
        "kind": question.type,
        "rev": revision_of(question),
        **({"minor": list(question.minor)} if question.minor else {}),
        "level": question.level,
        "objective": question.objective,
        "points": question.points,
        "was": list(question.formerly),
        "graded": kind.grade(kind.key(question, sheet.token), None).of > 0,
        "again": is_asked_again(question, sheet),
    }
