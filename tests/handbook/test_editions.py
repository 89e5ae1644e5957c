"""Editions: a few lines of course.yml are a book of its own; a part is a file and a row."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

import coursewright
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import plain_text
from coursewright.course.parts import PARTS, names_learners_pages
from coursewright.figures.load import read_figures
from coursewright.figures.model import LoadedFigure
from coursewright.figures.paper import figure_on_paper
from coursewright.handbook import HandbookFault, write_handbooks
from coursewright.handbook.model import Book, BookModule, Chapter
from coursewright.handbook.parts import part_named, plan_sections
from coursewright.handbook.parts.key import key_widths
from coursewright.handbook.pdf import STYLES
from coursewright.handbook.sheets import one_sheet
from coursewright.paper.geometry import A4, FORMATS, geometry_of, page_properties
from coursewright.project.load import load_projects

from ..tiny import environment, run, write, write_tiny_course
from .conftest import CASES
from .hearing import faults_by_ear

COURSE = Path(__file__).parent / "cases" / "course"
EPOCH = 1_700_000_000
EDITIONS = """\
  - id: exercises
    audience: learner
    title: {zh: 客服练习, en: Call-centre exercises}
    parts: [cover, contents, exercises]
    role: clerk
    paper: A5
  - {id: keyed, audience: learner, title: {zh: 练习, en: Exercises}, parts: [exercises, key], lessons: [first]}
  - {id: key, audience: trainer, title: {zh: 答案, en: Key}, parts: [key]}
  - {id: handouts, audience: learner, title: {zh: 讲义, en: Handouts}, parts: [contents, handouts], duplex: false}
  - id: large
    audience: learner
    title: {zh: 大字, en: Large print}
    parts: [cover, lessons, worksheets, glossary]
    large: true
  - {id: low, audience: learner, title: {zh: 横版, en: Lying}, parts: [cover, contents, lessons], paper: A4 landscape}
  - {id: cards, audience: learner, title: {zh: 卡片, en: Cards}, parts: [cut-cards]}
  - {id: small-cards, audience: learner, title: {zh: 卡片, en: Cards}, parts: [cut-cards], paper: A6}
  - {id: terms, audience: learner, title: {zh: 术语, en: Terms}, parts: [glossary], languages: [zh], paper: Letter}
"""
CARD = """\
id: k{n:02d}-card
title: {{zh: 第{n}张, en: Card {n}}}
front: {{zh: 正面{n}, en: Front {n}}}
back:
  zh: "* **甲** 背面{n}\\n* **乙** 反面\\n\\n最后一句。"
  en: "* **A** Back {n}\\n* **B** Reverse\\n\\nA last line."
"""
Pages = Callable[[Path], list[str]]


def with_editions(root: Path, lines: str = EDITIONS) -> Path:
    """The small course with five cards, and more editions in its course.yml: no other file is touched for them."""
    shutil.copytree(COURSE, root)
    for number in range(1, 6):
        write(root, f"content/cards/k{number:02d}-card.yml", CARD.format(n=number))
    with (root / "content/course.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(lines)
    return root


def write_all(root: Path, folder: Path, *wanted: str) -> None:
    """Write the editions `wanted`, or all, below `site/<language>` and `own/<language>`."""
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors, as_text(issues)
    for language, project in projects.items():
        editions = [row for row in project.course.handbooks if not wanted or row.id in wanted]
        write_handbooks(project, editions, folder / "site" / language, folder / "own" / language, EPOCH)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    write_all(with_editions(folder / "course"), folder)
    return folder


def size_of(path: Path) -> tuple[int, int]:
    """Millimetres of a book's first page."""
    with pikepdf.open(path) as pdf:
        _, _, width, height = (float(edge) / 72 * 25.4 for edge in pdf.pages[0].MediaBox)
    return round(width), round(height)


def test_exercises_for_the_call_centre_on_a5_are_lines_of_course_yml(books: Path, pages_of: Pages):
    book = books / "site" / "zh" / "exercises.pdf"
    assert size_of(book) == (148, 210)
    text = " ".join(" ".join(pages_of(book)).split())
    assert "客服练习" in text
    assert "刚好兑现约定是几分" in text
    assert "不是零分" not in text
    assert "你好" not in text, "a lesson's own text"


def test_exercises_are_the_questions_of_a_lesson_without_those_asked_again(
    small_book: Callable[..., Book], chapter: Callable[..., Chapter]
):
    body = (
        '<section class="s"><p>Read me.</p><div class="quiz"><div class="q single first">Guess?</div></div>'
        '<div class="quiz"><div class="q single">In the text?</div></div></section>'
        '<section class="s selftest"><div class="recall">Asked again?</div>'
        '<div class="quiz whole"><div class="q single">At the end?</div></div></section>'
    )
    module = BookModule(number=1, title="A", other_title="", question="", chapters=(chapter("one", 1, body),))
    (section,) = plan_sections(small_book(parts=("exercises",), modules=(module,)))
    text = "".join(map(plain_text, section.tree))
    assert text.index("At the end?") < text.index("In the text?")
    for other in ("Read me.", "Guess?", "Asked again?"):
        assert other not in text


def test_only_editions_without_answers_reach_the_site(books: Path):
    site = {path.stem for path in (books / "site" / "zh").glob("*.pdf")}
    own = {path.stem for path in (books / "own" / "zh").glob("*.pdf")}
    assert site == {
        "learner", "exercises", "handouts", "large", "low", "cards", "small-cards", "terms"
    }  # fmt: skip
    assert own == {"trainer", "answers", "keyed", "key"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_edition_can_be_followed_by_ear_and_its_file_is_sound(books: Path, language: str):
    for path in sorted(books.glob(f"*/{language}/*.pdf")):
        assert faults_by_ear(path) == [], path.name
        found = subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, encoding="utf-8", check=False
        )
        assert found.returncode == 0, (path.name, found.stdout)


def test_an_edition_has_the_lessons_that_it_names_and_names_no_page_that_it_lacks(
    books: Path, pages_of: Pages
):
    text = "".join("".join(pages_of(books / "own" / "zh" / "keyed.pdf")).split())
    assert "第一课：看见" in text
    assert "第2课" not in text
    assert "第页" not in text


def test_a_key_by_itself_names_the_pages_of_the_learners_book(books: Path, pages_of: Pages):
    learner = pages_of(books / "site" / "zh" / "learner.pdf")
    page = next(number for number, text in enumerate(learner, 1) if "刚好兑现约定是几分" in text)
    assert re.search(rf"1\s+单选\s+{page}\s+B\s", "".join(pages_of(books / "own" / "zh" / "key.pdf")))


def test_rows_of_the_key_are_as_high_as_what_they_say(books: Path):
    """A cell with a number is aligned as one; the form for a number has the same class, and a height."""
    answer = subprocess.run(
        ["pdftotext", "-bbox", str(books / "own" / "zh" / "key.pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    first, second = (
        float(y)
        for y in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(?:单选|填空)<', answer.stdout)
    )
    assert 0 < second - first < 30


def test_an_edition_is_printed_in_its_languages_alone(books: Path):
    assert size_of(books / "site" / "zh" / "terms.pdf") == (216, 279)


def test_large_print_has_letters_of_sixteen_points_on_a_page_of_the_same_size(books: Path):
    assert size_of(books / "site" / "zh" / "large.pdf") == (210, 297)
    page = geometry_of("A4", large=True)
    assert 3.75 / 25.4 * 72 * page.zoom == pytest.approx(16)
    with pikepdf.open(books / "site" / "en" / "large.pdf") as pdf:
        wide = {round(float(page.MediaBox[2]) / 72 * 25.4) for page in pdf.pages}
        assert wide == {210, 420}, "worksheets are on A3"
        places = [row.destination for row in pdf.open_outline().root]
        tops = [float(place[3]) for place in places if place is not None and place[1] == pikepdf.Name.XYZ]
    assert tops
    assert all(0 <= top <= 297 / 25.4 * 72 for top in tops)


def test_a_book_on_one_side_has_no_blank_page(books: Path, pages_of: Pages):
    assert all(
        text.strip() and "笔记" not in text for text in pages_of(books / "site" / "zh" / "handouts.pdf")
    )


def test_a_handout_has_its_worksheets_behind_it(books: Path, pages_of: Pages):
    pages = pages_of(books / "site" / "zh" / "handouts.pdf")
    first, sheet, second = (
        next(number for number, text in enumerate(pages) if mark in text)
        for mark in ("First lesson: seeing", "写下一次接触", "先修")
    )
    assert first < sheet < second


def test_four_cards_are_cut_from_a_sheet_whose_backs_meet_their_fronts(books: Path, pages_of: Pages):
    pages = pages_of(books / "site" / "zh" / "cards.pdf")
    assert [sorted(re.findall(r"K0\d", text)) for text in pages] == [
        ["K01", "K02", "K03", "K04"], ["K01", "K02", "K03", "K04"], ["K05"], ["K05"]
    ]  # fmt: skip
    assert left_of("K01", books / "site" / "zh" / "cards.pdf") == [True, False]
    assert left_of("K05", books / "site" / "zh" / "cards.pdf") == [True, False]


def left_of(word: str, book: Path) -> list[bool]:
    """Whether a word stands on the left half, for each page where it stands."""
    answer = subprocess.run(
        ["pdftotext", "-bbox", str(book), "-"], capture_output=True, encoding="utf-8", check=True
    )
    return [float(x) < 298 for x in re.findall(rf'xMin="([\d.]+)"[^>]*>{word}<', answer.stdout)]


def test_a_card_of_a6_has_a_page_for_each_side(books: Path, pages_of: Pages):
    book = books / "site" / "en" / "small-cards.pdf"
    assert len(pages_of(book)) == 10
    assert size_of(book)[0] == 105


def test_a_card_without_room_is_named_in_its_file(tmp_path: Path):
    root = with_editions(tmp_path / "course")
    text = CARD.format(n=1).replace("背面1", "太长" * 500)
    write(root, "content/cards/k01-card.yml", text)
    with pytest.raises(HandbookFault) as caught:
        write_all(root, tmp_path, "small-cards")
    found = {(issue.rule, str(issue.place)) for issue in caught.value.issues.found}
    assert ("print/no-room", "content/cards/k01-card.yml:5:3") in found
    assert {place for _, place in found} == {"content/cards/k01-card.yml:5:3"}


def test_the_same_edition_has_the_same_bytes_from_another_folder(books: Path, tmp_path: Path):
    wanted = ("exercises", "large", "cards", "key")
    write_all(with_editions(tmp_path / "elsewhere"), tmp_path, *wanted)
    for path in [*tmp_path.glob("*/zh/*.pdf")]:
        assert path.read_bytes() == (books / path.relative_to(tmp_path)).read_bytes(), path.name


@pytest.mark.parametrize("name", FORMATS)
def test_the_columns_of_a_key_are_as_wide_as_its_page(name: str):
    page = geometry_of(name)
    widths = key_widths(page)
    assert sum(widths) == pytest.approx(page.live)
    assert all(width >= 12 for width in widths)


@cache
def tall_figure() -> LoadedFigure:
    """One that is higher than wide where it has not much room."""
    return read_figures(CASES / "tall", ("zh", "en"), IssueLog())["five-gaps"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_figure_is_never_larger_than_its_page(name: str):
    page, loaded = FORMATS[name], tall_figure()
    drawn = dict(figure_on_paper(loaded, "zh", page).attrs)
    assert float(drawn["width"].removesuffix("mm")) <= page.live
    assert float(drawn["height"].removesuffix("mm")) <= page.block


@pytest.mark.parametrize("name", PARTS)
def test_a_row_of_the_table_has_its_file_and_its_style_sheets(name: str):
    part = part_named(name)
    assert all((STYLES / f"{sheet}.css").is_file() for sheet in part.styles)


def test_pages_of_the_learners_book_are_named_where_a_book_has_none_of_its_own():
    assert names_learners_pages(["key"])
    assert names_learners_pages(["sessions", "key"])
    assert not names_learners_pages(["lessons", "key"])
    assert not names_learners_pages(["handouts"])


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_every_measure_that_a_style_sheet_names_is_one_of_every_page(name: str, *, large: bool):
    page = geometry_of(name, large=large)
    assert page.text + page.indent == pytest.approx(page.live)
    sheets = [path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))]
    assert "var(" not in one_sheet([*sheets, page_properties(page)])


def test_a4_is_the_page_that_everything_was_drawn_for():
    assert (A4.live, A4.text, A4.indent, A4.block, A4.form) == (168, 127.5, 40.5, 246, 273)


MOTTO = '''\
"""A motto."""

from coursewright.base.markup import el
from coursewright.handbook.parts.part import BookPart, nothing, plain_section


def _sections(book, _):
    yield plain_section("motto", "Motto", (el("h2", {"class": "th"}, "Look up first."),))


PART = BookPart(assemble=nothing, sections=_sections)
'''
ADDED = """
import sys
from pathlib import Path
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import plain_text
from coursewright.handbook import write_handbooks
from coursewright.project.load import load_projects

root, issues = Path(sys.argv[1]), IssueLog()
project = load_projects(root, issues)["en"]
assert not issues.has_errors, as_text(issues)
write_handbooks(project, project.course.handbooks[-1:], root / "site", root / "own", 0)
"""


def test_a_part_of_ones_own_is_a_file_and_a_row(tmp_path: Path, pages_of: Pages):
    package = tmp_path / "plugins" / "coursewright"
    room = Path(coursewright.__file__).parent
    shutil.copytree(room, package, ignore=shutil.ignore_patterns("browser", "__pycache__"))
    write(package, "handbook/parts/motto.py", MOTTO)
    table = package / "course" / "parts.py"
    text = table.read_text(encoding="utf-8")
    row = '        PartRow(name="glossary"),\n'
    assert row in text
    table.write_text(
        text.replace(row, f'{row}        PartRow(name="motto"),\n'), encoding="utf-8", newline="\n"
    )
    line = "  - {id: own, audience: learner, title: {zh: 册, en: Book}, parts: [motto, glossary]}\n"
    root = with_editions(tmp_path / "course", line)
    own = {**environment(), "PYTHONPATH": str(package.parent)}
    subprocess.run([sys.executable, "-X", "utf8", "-c", ADDED, str(root)], env=own, check=True)
    first, *_ = pages_of(root / "site" / "own.pdf")
    assert "Look up first." in first


@pytest.mark.slow
def test_one_edition_or_one_handout_is_built_alone_and_leaves_the_others(tmp_path: Path):
    root = write_tiny_course(tmp_path)
    assert run(root, "build", "--only", "handbooks", "--lang", "zh").returncode == 0
    trainer = root / "handbooks/zh/trainer.pdf"
    before = trainer.stat().st_mtime_ns
    (root / "site/handbooks/zh/learner.pdf").unlink()
    assert run(root, "build", "--edition", "learner", "--lang", "zh").returncode == 0
    assert (root / "site/handbooks/zh/learner.pdf").is_file()
    assert trainer.stat().st_mtime_ns == before
    assert run(root, "build", "--lesson", "first").returncode == 0
    for language in ("zh", "en"):
        assert (root / f"handbooks/handouts/{language}/first.pdf").is_file()
    assert run(root, "build", "--edition", "trainer").returncode == 0
    assert (root / "handbooks/handouts/zh/first.pdf").is_file()
    assert trainer.stat().st_mtime_ns == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--edition", "lerner"), "--edition: there is no 'lerner'. Did you mean 'learner'?"),
        (("--lesson", "frist"), "--lesson: there is no 'frist'. Did you mean 'first'?"),
        (("--lesson", "first", "--edition", "learner"), "exclude one another"),
    ],
)
def test_what_the_course_does_not_have_is_named(tmp_path: Path, options: tuple[str, ...], said: str):
    answer = run(write_tiny_course(tmp_path), "build", *options)
    assert answer.returncode == 2
    assert said in answer.stderr
