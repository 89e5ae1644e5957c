"""The script as it is shipped: small, one classic file, asking for nothing that a plain page lacks."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from coursewright.quiz.kinds import KINDS
from coursewright.quiz.seal import capsule, context, token
from coursewright.site.assets import KINDS_SCRIPTS
from tools.committed import ROOT, make_kinds

from .tools import BROWSER

SCRIPT = (BROWSER / "coursewright.js").read_text(encoding="utf-8")
EXAM_SCRIPT = (BROWSER / "coursewright-exam.js").read_text(encoding="utf-8")
LICENCE = re.compile(r"/\*!.*?\*/", re.DOTALL)
OTHERS = "".join(
    LICENCE.sub("", path.read_text(encoding="utf-8"))
    for path in sorted(BROWSER.glob("cw-*.js"))
    # A worker is there only where a browser has all of it; a platform's page speaks to the platform.
    if path.name not in ("cw-files.js", "cw-worker.js", "cw-lms.js")
)
MOST_BYTES = {
    "coursewright.js": 20_000,
    "coursewright-exam.js": 8_000,
    "cw-aloud.js": 2_500,
    "cw-bar.js": 2_500,
    "cw-changes.js": 10_000,
    "cw-copy.js": 25_000,
    "cw-files.js": 3_000,
    "cw-frame.js": 3_000,
    "cw-gate.js": 1_500,
    "cw-home.js": 4_000,
    "cw-hotspot.js": 1_000,
    "cw-keep.js": 4_000,
    "cw-lms.js": 25_000,
    "cw-lost.js": 1_000,
    "cw-notebook.js": 10_000,
    "cw-photo.js": 17_000,
    "cw-pledge.js": 2_500,
    "cw-search.js": 6_000,
    "cw-rail.js": 1_500,
    "cw-results.js": 10_000,
    "cw-review.js": 10_000,
    "cw-rows.js": 8_000,
    "cw-scan.js": 25_000,
    "cw-sheets.js": 4_000,
    "cw-slides.js": 1_500,
    "cw-talk.js": 3_000,
    "cw-tell.js": 2_500,
    "cw-trainer.js": 25_000,
    "cw-typed.js": 5_000,
    "cw-worker.js": 2_000,
}
"""Of each script, compressed; the first one is on every page."""
MOST_CAPSULES = 1_500


def test_every_script_is_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in BROWSER.glob("*.js")}
    assert sizes.keys() == MOST_BYTES.keys()
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES[name]} == {}


@pytest.mark.parametrize(
    "word",
    ["import(", "fetch(", "XMLHttpRequest", "crypto.subtle", "randomUUID", "eval(", "Function(", "https:"],
)
def test_the_script_does_without(word: str) -> None:
    assert word not in SCRIPT + EXAM_SCRIPT + OTHERS


def test_the_script_holds_no_words_of_any_language() -> None:
    # The marks of Chinese typing are no words: what folding takes away.
    assert re.findall(r"[一-鿿]+", SCRIPT + EXAM_SCRIPT + OTHERS) == []


def test_python_and_browser_look_for_a_kind_in_the_same_script() -> None:
    made = make_kinds()
    assert {name: (ROOT / name).read_bytes() for name in made} == made
    texts = "".join(text.decode() for text in made.values())
    theirs = dict(re.findall(r"^  \"?([a-z-]+)\"?: \"(cw-[a-z]+\.js)\",$", texts, re.MULTILINE))
    ours = {kind: Path(script).name for script, kinds in KINDS_SCRIPTS.items() for kind in kinds}
    assert theirs == ours
    assert ours.keys() | {"single", "multiple", "true-false"} == KINDS.keys()


def test_only_capsules_become_html() -> None:
    files = [*(BROWSER / "src").rglob("*.ts"), *BROWSER.parent.glob("quiz/kinds/*/*.ts")]
    sources = {path.name: path.read_text(encoding="utf-8") for path in files}
    places = [
        name for name, text in sources.items() if re.search(r"innerHTML|outerHTML|insertAdjacentHTML", text)
    ]
    assert places == ["dom.ts"]
    assert sum(text.count("innerHTML") for text in sources.values()) == 1


def test_capsules_and_attributes_of_eight_questions_without_texts_are_small() -> None:
    questions = "".join(map(question_tag, range(8)))
    assert len(gzip.compress(questions.encode(), 9)) <= MOST_CAPSULES


def question_tag(number: int) -> str:
    """The tag of a question with four options and without reasons, as quiz/screen.py writes it."""
    course, quiz, name = "moments-that-count", "what-is-a-moment-of-truth", f"question-{number}"
    tokens = [token(course, quiz, name, "option", option) for option in "abcd"]
    sealed = capsule({"key": tokens[number % 4]}, context(course, quiz, name, "zh"))
    return (
        f'<cw-question data-objective="idea" data-points="1" data-question="{quiz}#{name}" data-rev="{tokens[0]}00" '
        f'data-seal="{sealed}" data-type="single" id="q-{name}">'
    )
