"""What was kept from the last run changes nothing: warm faults are the cold ones, byte for byte."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.base.issues import Issue, IssueLog, as_github, as_json, as_text
from coursewright.base.late import LateMapping, LateSequence
from coursewright.project.ledger import Kept, Ledger, read_ledger
from coursewright.project.load import load_checked, load_projects
from coursewright.project.recall import recalled
from coursewright.project.verdict import Verdict
from tests.project.cases import check_cases, lay_case, lay_course, read_case
from tests.project.edits import CARD, EDITS, ELSEWHERE, SILENT, ZH, laid, replaced

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


def test_every_kind_of_edit_is_noticed(tmp_path: Path) -> None:
    base = lay_course(tmp_path / "base")
    assert_alike(base, "before")
    before, silent = warm(base, ""), []
    for what, edit in EDITS.items():
        root = tmp_path / what.replace(" ", "-")
        shutil.copytree(base, root)  # with all that was kept
        edit(root)
        assert_alike(root, what)
        silent += [what] if warm(root, "") == before else []
    assert silent == SILENT


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_another_file_says_is_noticed(what: str, tmp_path: Path) -> None:
    prepare, change = ELSEWHERE[what]
    root = lay_course(tmp_path)
    prepare(root)
    before = warm(root, "")
    change(root)
    assert_alike(root, what)
    assert warm(root, "") != before


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


def test_what_was_kept_is_not_made_before_somebody_looks_at_it(tmp_path: Path) -> None:
    root = lay_course(tmp_path)
    laid(root, CARD.replace(", figure: one", ""))
    EDITS["what a quiz asks again"](root)
    cache = Cache(root / ".cache")
    load_projects(root, IssueLog(), "", cache)
    project = load_projects(root, IssueLog(), "", cache)["zh"]
    first, second = project.lessons
    assert isinstance(project.quizzes, LateMapping)
    assert isinstance(project.cards, LateSequence)
    assert first.minutes
    assert second.at_work
    assert all(row.make for row in (*project.quizzes.rows.values(), *project.cards.rows, second.body))
    assert [row.lesson.slug for row in recalled(project, second)] == ["first-moment"]
    assert first.body.make  # what is asked again is known by its quiz and by the lesson's facts


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


def one_by_one(ledger: Ledger) -> dict[str, Kept]:
    """All results by name, without those of whole folders."""
    rows = {name: kept for name, kept in ledger.before.items() if kept.members is None}
    groups = [kept.members.get() for kept in ledger.before.values() if kept.members is not None]
    assert groups
    return {**rows, **{name: kept for group in groups for name, kept in group.items()}}


def test_an_edit_keeps_anew_what_it_changed_alone(tmp_path: Path) -> None:
    root, cache = lay_course(tmp_path), Cache(tmp_path / ".cache")
    notes = root / "content/zh/assets/notes.txt"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text("x", encoding="utf-8")
    notes.with_name("link.svg").symlink_to("notes.txt")
    warm(root, "")
    before = one_by_one(read_ledger(cache))
    assert before
    assert all(kept.key for kept in before.values()), "what no digest stands for is found anew, and not kept"
    page = root / f"{ZH}/first-moment.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n再来一句。\n", encoding="utf-8", newline="\n")
    warm(root, "")
    after = one_by_one(read_ledger(cache))
    changed = [name for name, kept in after.items() if kept != before.get(name)]
    assert changed
    assert all("first-moment" in name for name in changed)
