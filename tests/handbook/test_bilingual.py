"""Forms in two languages: the words of both, on one page, and nothing of an example or a circle twice."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.handbook import write_handbooks
from coursewright.handbook.bilingual import in_both
from coursewright.project.load import load_projects
from coursewright.prose import read_html

from ..tiny import change
from .hearing import faults_by_ear

COURSE = Path(__file__).parent / "cases" / "course"
EDITION = """\
  - {id: both, audience: learner, title: {zh: 双语练习单, en: Worksheets}, parts: [worksheets], bilingual: true}
"""
LINE = "\n|---|---|---|\n"
BLANK = "\n| | | |\n| | | |\n\n[total]"
FORMS = {
    "zh": f"| 证据 [lines 2] | 分值 [score] | 记号 [choice 红|绿] |{LINE}| 抬头 | +1 | 红 |{BLANK}",
    "en": f"| Evidence [lines 2] | Score [score] | Mark [choice red|green] |{LINE}| look | +1 | red |{BLANK}",
}


@pytest.mark.parametrize(
    ("own", "other", "both"),
    [
        ("<p>写。</p>", "<p>Write.</p>", '<p>写。<span class="twin" lang="en">Write.</span></p>'),
        (
            "<table><tr><th>分值</th><th></th></tr></table>",
            "<table><tr><th>Score</th><th></th></tr></table>",
            '<table><tr><th>分值<span class="twin" lang="en">Score</span></th><th></th></tr></table>',
        ),
        (
            '<table><tr class="eg"><td>抬头</td></tr><tr><td><span class="o">+1</span></td></tr></table>',
            '<table><tr class="eg"><td>a look</td></tr><tr><td><span class="o">+1</span></td></tr></table>',
            '<table><tr class="eg"><td>抬头</td></tr><tr><td><span class="o">+1</span></td></tr></table>',
        ),
        (
            '<td><span class="ring">红</span><span class="ring">绿</span></td>',
            '<td><span class="ring">red</span><span class="ring">green</span></td>',
            (
                '<td><span class="ring">红<span class="twin" lang="en">red</span></span>'
                '<span class="ring">绿<span class="twin" lang="en">green</span></span></td>'
            ),
        ),
        ("<p>写。</p><p>再。</p>", "<p>Write.</p>", '<p>写。<span class="twin" lang="en">Write.</span></p><p>再。</p>'),
        ("<p>写。</p>", "", "<p>写。</p>"),
    ],
)  # fmt: skip
def test_what_one_says_stands_above_what_the_other_says(own: str, other: str, both: str):
    tree = in_both(read_html(own), read_html(other), "en")
    assert "".join(map(to_html, tree)) == both


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("both")
    root = folder / "course"
    shutil.copytree(COURSE, root)
    for language, form in FORMS.items():
        lesson = root / f"content/{language}/one/first.md"
        text = lesson.read_text(encoding="utf-8")
        begin = re.search(r"/// worksheet.*\n.*\n\n", text)
        assert begin
        end = text.index("\n///", begin.end())
        lesson.write_text(f"{text[: begin.end()]}{form}{text[end:]}", encoding="utf-8", newline="\n")
    with (root / "content/course.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(EDITION)
    issues = IssueLog()
    for language, project in load_projects(root, issues).items():
        assert not issues.has_errors, as_text(issues)
        write_handbooks(project, project.course.handbooks[-1:], folder / language, folder / "own", 0)
    return folder


def words_of(book: Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", str(book), "-"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_worksheet_speaks_both_languages_on_one_page(books: Path, language: str):
    words = words_of(books / language / "both.pdf")
    for word in ("证据", "Evidence", "分值", "Score", "姓名", "Name", "总分", "Total", "红", "red"):
        assert word in words, word
    assert ("抬头" in words, "look" in words) == (language == "zh", language == "en")
    assert words.count("\f") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_can_be_followed_by_ear(books: Path, language: str):
    assert faults_by_ear(books / language / "both.pdf") == []


def test_another_word_in_the_second_language_is_another_form(books: Path, tmp_path: Path):
    root = tmp_path / "course"
    shutil.copytree(books / "course", root)
    change(root, "content/en/one/first.md", "Evidence", "Proof")
    project = load_projects(root, IssueLog())["zh"]
    write_handbooks(project, project.course.handbooks[-1:], tmp_path, tmp_path / "own", 0)
    assert "Proof" in words_of(tmp_path / "both.pdf")
