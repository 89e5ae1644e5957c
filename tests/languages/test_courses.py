"""Whole courses in languages other than the first two: site, quizzes, books."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

from coursewright.languages.words import words
from tests.tiny import run

from .course import write_course
from .texts import TEXTS

pytestmark = pytest.mark.slow
KINDS = 12
FACES = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc")
JAPANESE = 0
"""The first face of the collection that Debian's fonts-noto-cjk brings."""


def built(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    answer = run(root, "build", *words)
    assert answer.returncode == 0, answer.stderr
    return answer


def page_of(root: Path, language: str) -> str:
    return (root / f"site/{language}/reception/first-minute.html").read_text(encoding="utf-8")


def text_of(book: Path) -> str:
    command = ["pdftotext", "-layout", str(book), "-"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def write_faces(root: Path) -> None:
    """Japanese faces as an author would put them there, cut to the signs of the course."""
    signs = {sign for text in (*TEXTS["ja"].values(), *words("ja").values()) for sign in text}
    (root / "content/fonts").mkdir()
    for weight in ("Regular", "Bold"):
        face = TTCollection(str(FACES).format(weight)).fonts[JAPANESE]
        cutter = Subsetter(Options(layout_features=["*"]))
        cutter.populate(text="".join(signs) + "".join(map(chr, range(32, 127))))
        cutter.subset(face)
        face.save(root / f"content/fonts/ja-{weight.lower()}.otf")


@pytest.mark.parametrize("languages", [("en",), ("de",), ("ja", "en"), ("ar",)], ids="-".join)
def test_a_course_has_no_fault_and_its_site_speaks_its_language(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    root = write_course(tmp_path, languages, books=False)
    check = run(root, "check")
    assert (check.returncode, check.stdout) == (0, ""), check.stdout
    built(root, "--only", "site")
    for language in languages:
        page = page_of(root, language)
        assert f'<html lang="{language}"' in page
        direction = "rtl" if language == "ar" else "ltr"
        assert re.search(rf'<body[^>]* dir="{direction}"', page)
        assert page.count("<cw-question ") == KINDS
        assert words(language)["quiz.check"] in page
        assert words(language)["lesson.objectives"] in page
        assert TEXTS[language]["idea"] in page
        if language != "en":
            assert words("en")["quiz.check"] not in re.sub(r"<script.*?</script>", "", page)
    style = (root / f"site/{languages[0]}/assets/stylesheets/coursewright.css").read_text(encoding="utf-8")
    assert ("[dir=rtl]" in style) == ("ar" in languages)
    assert "--signs" not in style
    assert ("Hiragino Sans" in style) == ("ja" in languages)


def test_german_books_part_long_words_and_say_all_in_german(tmp_path: Path) -> None:
    root = write_course(tmp_path, ("de",))
    built(root, "--only", "handbooks")
    learner = text_of(root / "site/handbooks/de/learner.pdf")
    assert "Inhalt" in learner
    assert "Nach dieser Lektion können Sie" in learner
    assert re.search(r"[a-zäöü][-‐]\n", learner), "no word is parted at the end of a line"
    assert "„Ja, bitte?“" in learner
    assert not re.search(r"\b(?:Lesson|Answer|Name of|Contents|Choose)\b", learner)
    trainer = text_of(root / "handbooks/de/trainer.pdf")
    assert "Lösungen" in trainer


def test_japanese_is_not_printed_without_a_face_and_is_with_one(tmp_path: Path) -> None:
    root = write_course(tmp_path, ("ja", "en"))
    answer = built(root, "--only", "handbooks")
    assert answer.stderr.count("course/language-not-printed") == 1
    assert "content/fonts as ja-regular.otf" in answer.stderr
    assert not (root / "site/handbooks/ja").exists()
    assert (root / "site/handbooks/en/learner.pdf").is_file()
    write_faces(root)
    answer = built(root, "--only", "handbooks")
    assert "language-not-printed" not in answer.stderr
    learner = root / "site/handbooks/ja/learner.pdf"
    text = text_of(learner)
    assert "目次" in text
    assert "このレッスンでできるようになること" in text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert not [line for line in lines if line[0] in "、。」）ー"], "a mark begins a line"
    assert not [line for line in lines if line[-1] in "「（"], "a bracket ends a line"
    fonts = subprocess.run(
        ["pdffonts", str(learner)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "CID Type 0C (OT)" in fonts, "the author's face is not used"


def test_arabic_is_on_screen_alone(tmp_path: Path) -> None:
    root = write_course(tmp_path, ("ar", "en"))
    answer = built(root)
    assert answer.stderr.count("course/language-not-printed") == 1
    assert "books are set from left to right" in answer.stderr
    assert (root / "site/ar/index.html").is_file()
    assert not (root / "site/handbooks/ar").exists()
    assert (root / "site/handbooks/en/learner.pdf").is_file()
