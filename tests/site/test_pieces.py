"""The course as data: what its pieces tell, and the cards of its questions, which are those of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from coursewright.base.cache import NO_CACHE
from coursewright.engine.build import build_site
from coursewright.prose.addresses import rooted
from coursewright.quiz.seal import context, open_capsule

from ..engine.courses import write_course
from ..offprints import course_pieces, texts_in
from ..tiny import change, lesson_file, quiz_file, write

LINKED = """\
  - id: linked
    type: true-false
    objective: idea
    prompt: |
      See [the heading](../part/first.md#idea).

      ![A box](../../assets/black.svg)
    answer: true
    why:
      true: It is told [in the other part](../other/second.md#goal), a [moment](term:moment).
      false: It is told, and <b>"quoted"</b>, in one place.
"""
SEAL = re.compile(r' data-seal="([^"]*)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English site of a course whose second lesson asks a question of the first one's quiz."""
    root = write_course(tmp_path_factory.mktemp("course") / "course")
    for language in ("zh", "en"):
        quiz = (root / quiz_file(language)).read_text(encoding="utf-8")
        write(root, quiz_file(language), quiz + LINKED)
        fence = "\n```quiz\nfirst#which\n```\n"
        second = f"content/{language}/other/second.md"
        write(root, second, (root / second).read_text(encoding="utf-8") + fence)
    change(root, lesson_file("en"), "the moment.", "the [moment](term:moment).")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSEWRIGHT_LANGUAGE", "en")
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        build_site(root / "mkdocs.yml", root / "out/en", 1, NO_CACHE)
    return root / "out/en"


@pytest.fixture(scope="module")
def pieces(site: Path) -> Mapping[str, Any]:
    """Its pieces."""
    return course_pieces(site)


def test_there_is_a_piece_a_module_a_quiz_and_one_for_the_course(pieces: Mapping[str, Any]) -> None:
    names = {
        "legend",
        "manifest",
        "modules/part",
        "modules/other",
        "scenarios",
        "quizzes/first",
        "quizzes/talk",
    }
    assert pieces.keys() == names
    manifest = pieces["manifest"]
    assert (manifest["course"], manifest["language"], manifest["title"]) == ("tiny", "en", "Tiny course")
    rows = [(row["id"], row["number"], row["lessons"], row["quizzes"]) for row in manifest["modules"]]
    assert rows == [("part", 1, ["first"], ["first"]), ("other", 2, ["second", "third", "fourth"], [])]
    assert manifest["scenarios"]["quizzes"] == ["talk"]


def test_a_lesson_and_a_question_are_told_with_what_pages_ask_of_them(pieces: Mapping[str, Any]) -> None:
    lesson = pieces["modules/part"]["lessons"][0]
    assert lesson == {
        "slug": "first",
        "title": "First lesson",
        "address": "part/first.html",
        "minutes": 5,
        "roles": ["clerk"],
        "moments": [],
        "requires": [],
        "objectives": [{"id": "idea", "text": "Name one point", "anchor": "idea"}],
    }
    quiz = pieces["modules/part"]["quizzes"][0]
    assert (quiz["id"], quiz["address"]) == ("first", "part/first.html")
    rows = {row["name"]: row for row in quiz["questions"]}
    assert list(rows) == ["first#which", "first#whether", "first#elsewhere", "first#linked"]
    assert (rows["first#which"]["lesson"], rows["first#which"]["objective"]) == ("first", "idea")
    assert (rows["first#elsewhere"]["lesson"], rows["first#elsewhere"]["objective"]) == ("second", "goal")
    talk = pieces["scenarios"]["quizzes"][0]["questions"][0]
    assert (talk["kind"], talk["graded"], talk["again"]) == ("dialogue", True, False)


def test_cards_are_those_of_the_lesson_and_not_of_where_they_are_asked_again(
    site: Path, pieces: Mapping[str, Any]
) -> None:
    page = (site / "part/first.html").read_text(encoding="utf-8")
    cards = pieces["quizzes/first"]["cards"]
    assert cards["first#which"] in page
    assert cards["first#whether"] in page
    assert 'id="c-which"' in (site / "other/second.html").read_text(encoding="utf-8")
    revs = {row["name"]: row["rev"] for row in pieces["modules/part"]["quizzes"][0]["questions"]}
    assert all(f'data-rev="{revs[name]}"' in card for name, card in cards.items())


def test_addresses_in_a_card_and_in_its_capsule_are_relative_to_the_root(
    site: Path, pieces: Mapping[str, Any]
) -> None:
    card = pieces["quizzes/first"]["cards"]["first#linked"]
    assert 'href="part/first.html#idea"' in card
    assert 'src="assets/shared/black.svg"' in card
    page = (site / "part/first.html").read_text(encoding="utf-8")
    there = next(row for row in re.findall(r"<cw-question [^>]*>", page) if "first#linked" in row)
    bound = context("tiny", "first", "linked", "en")
    opened = [open_capsule(SEAL.search(text)[1], bound) for text in (card, there)]  # type: ignore[index]
    whys = [" ".join(texts_in(value)) for value in opened]
    assert 'href="other/second.html#goal"' in whys[0]
    assert 'href="../other/second.html#goal"' in whys[1]


def test_entries_of_the_glossary_come_with_the_cards(pieces: Mapping[str, Any]) -> None:
    terms = pieces["quizzes/first"]["terms"]
    assert list(terms) == ["t-moment"]
    assert "Any contact in which a customer forms a view." in terms["t-moment"]


def test_nothing_sealed_and_nothing_of_a_bank_can_be_read(pieces: Mapping[str, Any]) -> None:
    read = "\n".join(text for piece in pieces.values() for text in texts_in(piece))
    assert "What do customers remember?" in read
    for text in ("that moment stays", "It is told", "Seen first", "Heard first", "A smile", "Well met"):
        assert text not in read, text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b.html#x">', '<a href="m/b.html#x">'),
        ('<a class="q" href="#x">', '<a class="q" href="m/a.html#x">'),
        ('<use href="#x">', '<use href="#x">'),
        ('<img alt="" src="../assets/p.png?v=1">', '<img alt="" src="assets/p.png?v=1">'),
        ('<a href="https://example.org/x.html">', '<a href="https://example.org/x.html">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<code> src="b.png"</code>', '<code> src="b.png"</code>'),
    ],
)
def test_addresses_of_a_page_as_its_root_sees_them(html: str, expected: str) -> None:
    assert rooted(html, "m/a.md") == expected
