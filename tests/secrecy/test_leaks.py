"""Whatever Markdown makes of a sealed text: it is refused with its line, or it is in the capsule and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.course.extensions import EXTENSIONS
from coursewright.prose import Screen
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper

from .constructs import CONSTRUCTS, CORE, OF_OTHERS, UNSEEN, WORD, held
from .sealed_fields import sealed_fields
from .sealed_quiz import PLACES, TERM, named, read_quiz, secret_words, show, words_in, write_quiz

SCREEN, LEARNER = Screen(), Paper(audience="learner")
NOWHERE = frozenset(text for unseen in UNSEEN for text in held(unseen))


def rounds(extension: str) -> Iterator[list[str]]:
    """Each construct in every place, then those within other blocks, each in one place after another."""
    nested = []
    for text in CONSTRUCTS[extension]:
        alone, *others = held(text)
        yield [alone] * PLACES
        nested += others
    for start in range(0, len(nested), PLACES):
        row = nested[start : start + PLACES]
        yield [*row, *([WORD] * (PLACES - len(row)))]


@cache
def plain(look: Look, more: tuple[str, ...] = ()) -> str:
    """The page with nothing but plain words in its sealed texts, without its capsules."""
    quiz = read_quiz(write_quiz([["Plain words."]] * PLACES, secret_words())[0], IssueLog())
    return show(quiz, look, more).bare


def other_lines(one: str, two: str) -> set[str]:
    """The lines that only one of two pages has."""
    return set(one.split("\n")) ^ set(two.split("\n"))


def test_the_table_has_every_extension_and_a_word_in_every_construct() -> None:
    assert set(CONSTRUCTS) == {CORE, *EXTENSIONS}
    texts = [text for rows in CONSTRUCTS.values() for text in rows]
    assert [text for text in texts if WORD not in text] == []
    assert sorted(set(texts)) == sorted(texts)
    assert set(texts) >= UNSEEN
    assert all(CONSTRUCTS.values())


def test_the_quiz_has_every_sealed_field_of_every_kind() -> None:
    issues = IssueLog()
    quiz = read_quiz(write_quiz([[WORD]] * PLACES, secret_words())[0], issues)
    assert not issues.has_errors
    sealed = [
        (question.type, *(step for step in path if isinstance(step, str)))
        for question in quiz.questions
        for path, text, _ in marked_texts(question)
        if words_in(text)
    ]
    assert len(sealed) == PLACES
    assert set(sealed) == sealed_fields()


@pytest.mark.parametrize("extension", CONSTRUCTS)
def test_a_sealed_text_is_refused_or_stays_sealed(extension: str) -> None:
    words = secret_words()
    for texts in rounds(extension):
        check_sealed(texts, words)


@pytest.mark.parametrize("extension", OF_OTHERS)
def test_an_extension_of_a_site_of_its_own_takes_nothing_out_of_a_sealed_text(extension: str) -> None:
    words = secret_words()
    for text in OF_OTHERS[extension]:
        check_sealed([text] * PLACES, words, (extension,))


def check_sealed(texts: list[str], words: Iterator[str], more: tuple[str, ...] = ()) -> None:
    """Each text's word is in its capsule or named, and page and book are those that plain words have."""
    text, secrets = write_quiz([[text] for text in texts], words)
    issues = IssueLog()
    quiz = read_quiz(text, issues)
    screen, paper = show(quiz, SCREEN, more), show(quiz, LEARNER, more)
    issues.extend(screen.issues)
    leaked = words_in(screen.html, screen.contents, paper.html, paper.contents)
    assert [secret for secret in secrets if secret.word in leaked] == []
    assert other_lines(screen.bare, plain(SCREEN, more)) == set()
    assert other_lines(paper.bare, plain(LEARNER, more)) == set()
    sealed, told = words_in(screen.opened), named(secrets, issues)
    assert {row.text for row in secrets if row.text in NOWHERE and row.word in sealed} == set()
    assert {row.text for row in secrets if row.text not in NOWHERE and row.word not in sealed | told} == set()


def test_a_word_that_stands_elsewhere_is_found() -> None:
    """What the test above looks for can be seen."""
    text, secrets = write_quiz([[WORD]] * PLACES, secret_words())
    first, second = secrets[0].word, secrets[1].word
    asked = text.replace("Which one?", first).replace("Which ones?", f"So &#122;{second[1:]}?")
    for look in (SCREEN, LEARNER):
        shown = show(read_quiz(asked, IssueLog()), look)
        assert words_in(shown.html) == {first, second}
        assert shown.bare != plain(look)


def test_a_term_that_sealed_texts_alone_name_has_its_card_in_the_capsule() -> None:
    text, _ = write_quiz([["A [moment](term:moment)."]] * PLACES, secret_words())
    shown = show(read_quiz(text, IssueLog()), SCREEN)
    assert TERM.text not in shown.html
    assert shown.opened.count(TERM.text) == PLACES
    names = Counter(re.findall(r"\bt\d+-moment", shown.opened))
    assert list(names.values()) == [2] * PLACES, "each card has an id of its own and one button"


def test_a_term_of_the_page_has_one_card_there_for_sealed_texts_too() -> None:
    text, _ = write_quiz([["A [moment](term:moment)."]] * PLACES, secret_words())
    asked = text.replace("Which one?", "Which [moment](term:moment)?")
    shown = show(read_quiz(asked, IssueLog()), SCREEN)
    assert shown.html.count(TERM.text) == shown.html.count('id="t-moment"') == 1
    assert TERM.text not in shown.opened
    assert shown.opened.count('popovertarget=\\"t-moment\\"') == PLACES


def test_there_are_thousands_of_combinations(record_property: Callable[[str, int], None]) -> None:
    total = sum(len(row) for extension in CONSTRUCTS for row in rounds(extension))
    constructs = sum(map(len, CONSTRUCTS.values()))
    for name, number in (("constructs", constructs), ("places", PLACES), ("combinations", total)):
        record_property(name, number)
    assert constructs >= 150
    assert total >= 7000
