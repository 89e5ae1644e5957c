"""What was kept from the last run changes nothing: warm faults are the cold ones, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.base.issues import Issue, IssueLog, as_github, as_json, as_text
from coursewright.project.load import load_checked, load_projects
from coursewright.project.verdict import Verdict
from tests.project.cases import check_cases, lay_case, lay_course, read_case

LANGUAGES = ("", "zh", "en")
CASES = check_cases()


def cold(root: Path, language: str) -> list[Issue]:
    issues = IssueLog()
    load_projects(root, issues, language)
    return issues.found


def warm(root: Path, language: str) -> list[Issue]:
    """The faults as `check` has them, and once more from what it kept of them."""
    cache = Cache(root / ".cache")
    verdict = Verdict(root=root, language=language, cache=cache)
    said = verdict.said()
    found = verdict.found() if said is None else said
    again = Verdict(root=root, language=language, cache=cache).said()
    assert again is None or again.found == found.found
    return found.found


def assert_alike(root: Path, what: str, languages: tuple[str, ...] = LANGUAGES) -> None:
    for language in languages:
        new, old = IssueLog(), IssueLog()
        new.take(warm(root, language))
        old.take(cold(root, language))
        assert new.found == old.found, f"{what} ({language or 'all'})"
        assert [form(new) for form in (as_text, as_json, as_github)] == [
            form(old) for form in (as_text, as_json, as_github)
        ]


def replaced(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file, if it is still there."""
    path = root / file
    if path.is_file():
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def copied(root: Path, file: str, name: str) -> None:
    """Copy a file, if it is still there."""
    if (root / file).is_file():
        shutil.copy(root / file, root / name)


ZH, EN = "content/zh/moments", "content/en/moments"
FIGURE = "type: compare\ntitle: {zh: 比, en: Compare}\nsides:\n  - {id: a, text: {zh: 甲, en: A}}\n"
EDITS: dict[str, Callable[[Path], object]] = {
    "a body": lambda root: replaced(root, f"{ZH}/first-moment.md", "这是。", "这是,那。"),
    "a body of the twin": lambda root: replaced(root, f"{EN}/second-moment.md", "## ", "Words *here\n\n## "),
    "a title": lambda root: replaced(root, f"{ZH}/first-moment.md", "title: 第一刻", "title: 头一刻"),
    "the id of a heading that is linked to": lambda root: replaced(
        root, f"{ZH}/second-moment.md", "{#idea}", "{#thought}"
    ),
    "the id of an objective": lambda root: replaced(root, f"{ZH}/first-moment.md", "name-it", "call-it"),
    "a draft": lambda root: replaced(root, f"{ZH}/second-moment.md", "minutes:", "draft: true\nminutes:"),
    "a link": lambda root: replaced(root, f"{ZH}/first-moment.md", "#idea)", "#none)"),
    "a lesson goes": lambda root: (root / f"{EN}/second-moment.md").unlink(missing_ok=True),
    "a lesson comes": lambda root: copied(root, f"{ZH}/first-moment.md", f"{ZH}/third-moment.md"),
    "a quiz goes": lambda root: (root / "quizzes/zh/moments/second-moment.yml").unlink(missing_ok=True),
    "a quiz comes twice": lambda root: copied(
        root, "quizzes/zh/moments/first-moment.yml", "quizzes/zh/moments/copy.yml"
    ),
    "the id of a question": lambda root: replaced(
        root, "quizzes/zh/moments/first-moment.yml", "id: who", "id: whom"
    ),
    "the words of questions": lambda root: replaced(
        root, "quizzes/en/moments/first-moment.yml", "prompt: ", "prompt: Nobody waits "
    ),
    "YAML that breaks": lambda root: replaced(
        root, "quizzes/en/moments/first-moment.yml", "id: who", "id who"
    ),
    "a term": lambda root: replaced(root, "content/glossary.yml", "id: moment", "id: instant"),
    "the glossary breaks": lambda root: replaced(root, "content/glossary.yml", "terms:", "terms"),
    "a role": lambda root: replaced(root, "content/course.yml", "id: clerk", "id: seller"),
    "a framework": lambda root: replaced(root, "content/course.yml", "F01", "F02"),
    "a language less": lambda root: replaced(root, "content/course.yml", "[zh, en]", "[zh]"),
    "no handbooks": lambda root: replaced(root, "content/course.yml", "handbooks:", "other:"),
    "the name of the course": lambda root: replaced(root, "content/course.yml", "id: tiny", "id: small"),
    "a list of lessons": lambda root: replaced(root, "content/course.yml", ", second-moment]", "]"),
    "a flagged number": lambda root: replaced(
        root, "content/course.yml", "paths:", "flagged: [大家]\npaths:"
    ),
    "a picture goes": lambda root: (root / "content/zh/assets/ticket.png").unlink(missing_ok=True),
    "a drawing that runs": lambda root: (root / "content/zh/assets/x.svg").write_text(
        "<svg><script/></svg>", encoding="utf-8"
    ),
    "a sign without a glyph": lambda root: replaced(
        root, f"{EN}/first-moment.md", "## ", "\U00013000\n\n## "
    ),
    "a figure comes": lambda root: [
        (root / "content/figures").mkdir(exist_ok=True),
        (root / "content/figures/one.yml").write_text(FIGURE, encoding="utf-8"),
        replaced(root, f"{ZH}/second-moment.md", "## ", "```figure\none\n```\n\n## "),
    ],
    "a figure breaks": lambda root: (
        (root / "content/figures").mkdir(exist_ok=True)
        or (root / "content/figures/one.yml").write_text(FIGURE + "frameworks: [F09]\n", encoding="utf-8")
    ),
    "settings": lambda root: (root / "mkdocs.yml").write_text(
        "markdown_extensions: [smarty]\n", encoding="utf-8"
    ),
    "bytes that are no text": lambda root: (root / f"{ZH}/second-moment.md").write_bytes(b"---\n\xff\xfe"),
}


def test_every_kind_of_edit_is_noticed(tmp_path: Path) -> None:
    telling = 0
    for what, edit in EDITS.items():
        root = lay_course(tmp_path / what.replace(" ", "-"))
        assert_alike(root, "before")
        before = warm(root, "")
        edit(root)
        assert_alike(root, what)
        telling += warm(root, "") != before
    assert telling > 20


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_every_case_is_noticed_by_a_warm_check(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    root = lay_course(tmp_path)
    warm(root, case.language)
    lay_case(case, root)
    assert_alike(root, path.stem, (case.language,))


@pytest.mark.parametrize("seed", range(6))
def test_edits_in_any_order_are_noticed(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311  (no secret hangs on it)
    root = lay_course(tmp_path / "course")
    kept: list[Path] = []
    for step in range(14):
        if kept and dice.random() < 0.25:  # somebody takes it all back
            shutil.copytree(kept.pop(dice.randrange(len(kept))), root, dirs_exist_ok=True)
        what = dice.choice(sorted(EDITS))
        EDITS[what](root)
        assert_alike(root, f"{step}: {what}", (dice.choice(LANGUAGES),))
        if dice.random() < 0.3:
            kept.append(tmp_path / f"kept-{step}")
            shutil.copytree(root, kept[-1], ignore=shutil.ignore_patterns(".cache"))


def test_what_was_loaded_before_is_what_would_be_loaded_now(tmp_path: Path) -> None:
    root = lay_course(tmp_path)
    cache = Cache(root / ".cache")
    load_projects(root, IssueLog(), "", cache)
    replaced(root, f"{ZH}/first-moment.md", "这是。", "这是那。")
    for projects in (load_projects(root, IssueLog(), "", cache), load_checked(root, cache)):
        fresh = load_projects(root, IssueLog())
        assert projects == fresh
        for language, project in fresh.items():
            for lesson in project.lessons:
                twin = projects[language].lesson_at(lesson.page)
                assert twin is not None
                assert (twin.outline, twin.document) == (lesson.outline, lesson.document)


@pytest.mark.parametrize(
    "spoil", [lambda raw: raw[:-40], lambda raw: raw[:0], lambda raw: raw[:60] + b"x" + raw[61:]]
)
def test_what_somebody_spoilt_is_not_taken(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    root = lay_course(tmp_path)
    replaced(root, f"{ZH}/first-moment.md", "#idea)", "#none)")
    warm(root, "")
    entries = [path for path in (root / ".cache").rglob("*") if path.is_file()]
    assert len(entries) >= 2
    for path in entries:
        path.write_bytes(spoil(path.read_bytes()))
    assert_alike(root, "spoilt")


def test_what_lies_elsewhere_can_be_kept_apart(tmp_path: Path) -> None:
    first, second = lay_course(tmp_path / "a"), lay_course(tmp_path / "b")
    warm(first, "")
    shutil.copytree(first / ".cache", second / ".cache")
    replaced(second, f"{ZH}/first-moment.md", "#idea)", "#none)")
    assert_alike(second, "another course's cache")
