from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import coursewright.quiz.kinds
from coursewright.base.fields import common_facts
from coursewright.languages.words import words
from coursewright.quiz.choices import shown_options
from coursewright.quiz.kinds import KINDS, AnyQuestion, kind_of
from coursewright.quiz.seal import revision
from coursewright.scaffold.schemas import schemas
from tests.quiz.cases import ALL_KINDS, quiz_from

ROOT = Path(__file__).parents[2]


def test_table_union_files_and_words_name_the_same_kinds():
    members = get_args(get_args(AnyQuestion)[0])
    assert {kind.model for kind in KINDS.values()} == set(members)
    for name, kind in KINDS.items():
        assert get_args(get_type_hints(kind.model)["type"]) == (name,)
    rooms = Path(coursewright.quiz.kinds.__file__).parent.iterdir()
    files = {path.stem for path in rooms if path.suffix == ".py" or (path / "__init__.py").exists()} - {
        "__init__"
    }
    assert files == {name.replace("-", "_") for name in KINDS}
    for language in ("zh", "en"):
        named = {key.removeprefix("quiz.kind.") for key in words(language) if key.startswith("quiz.kind.")}
        assert named == set(KINDS)


def test_the_committed_schema_is_the_models():
    assert (ROOT / "schema" / "quiz.json").read_text(encoding="utf-8") == schemas()["quiz"]


def revisions(text: str, language: str = "zh") -> dict[str, str]:
    return {
        question.id: revision(question.type, kind_of(question).stable(question), question.revision)
        for question, _ in quiz_from(text, language).sheets()
    }


def test_words_and_order_do_not_change_a_revision():
    other = (
        ALL_KINDS.replace("谁会遇到关键时刻？", "Who?")
        .replace("REASON", "BECAUSE")
        .replace("仪表", "appearance")
    )
    first, second = "      - {id: a,", "      - {id: c,"
    lines = other.split("\n")
    one = next(i for i, line in enumerate(lines) if line.startswith(first))
    two = next(i for i, line in enumerate(lines) if line.startswith(second))
    lines[one], lines[two] = lines[two], lines[one]
    assert revisions("\n".join(lines), "en") == revisions(ALL_KINDS)


def test_key_credit_ids_and_the_authors_revision_change_it():
    before = revisions(ALL_KINDS)
    changes = {
        "truth": ("answer: false", "answer: true"),
        "many": ("credit: partial", "credit: all"),
        "one": ("- id: counter", "- id: desk"),
        "gaps": ("formerly: [old#gaps]", "revision: 2"),
    }
    for name, (old, new) in changes.items():
        after = revisions(ALL_KINDS.replace(old, new))
        assert after[name] != before[name]
        assert {key: value for key, value in after.items() if key != name} == {
            key: value for key, value in before.items() if key != name
        }


def test_languages_may_differ_in_texts_and_accepted_words_alone():
    zh = common_facts(quiz_from(ALL_KINDS).quiz)
    english = ALL_KINDS.replace("谁会遇到关键时刻？", "Who?").replace("外表, 仪表", "appearance")
    assert common_facts(quiz_from(english, "en").quiz) == zh
    flipped = common_facts(quiz_from(ALL_KINDS.replace("answer: false", "answer: true"), "en").quiz)
    assert [path for path in zh if zh[path] != flipped[path]] == [("questions", "truth", "answer")]


def test_the_order_of_shuffled_options_is_the_same_in_all_languages_and_keeps_pins():
    orders = []
    for language in ("zh", "en"):
        question, sheet = quiz_from(ALL_KINDS, language).one("one")
        orders.append([option.id for _, option in shown_options(question, sheet)])
    assert orders[0] == orders[1]
    assert orders[0][2] == "none"
