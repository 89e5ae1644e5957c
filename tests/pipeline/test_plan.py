"""Which tasks a build has, what they are told, and which of them an edit makes stale."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.pipeline.inputs import Inputs, read_inputs
from coursewright.pipeline.marks import slide_marks
from coursewright.pipeline.order import BuildOrder, Place
from coursewright.pipeline.plan import plan_take_over, plan_tasks
from coursewright.pipeline.task import Task
from coursewright.project.load import load_projects
from tests.tiny import change, lesson_file, quiz_file, write, write_tiny_course

TRAINER = ["trainer zh", "trainer en"]
CLOSING = ["front page", "security policy"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tiny_course(tmp_path / "course")


def tasks_of(root: Path, order: BuildOrder | None = None, epoch: int = 86400) -> tuple[Task, ...]:
    place = Place(root=root, stage=Path("stage"), cache=Path("cache"), epoch=epoch)
    projects = load_projects(root, IssueLog())
    return plan_tasks(order or BuildOrder(), projects, read_inputs(root, {}), place)


def digests(root: Path, **more: int) -> Mapping[str, str]:
    return {task.name: task.digest for task in tasks_of(root, **more)}


def changed(root: Path, before: Mapping[str, str]) -> set[str]:
    return {name for name, digest in digests(root).items() if digest != before[name]}


def test_everything_by_default(root: Path) -> None:
    assert [task.name for task in tasks_of(root)] == [
        "site zh",
        "site en",
        "handbook zh/learner",
        "handbook zh/trainer",
        "handbook en/learner",
        "handbook en/trainer",
        *TRAINER,
        *CLOSING,
    ]
    projects = load_projects(root, IssueLog())
    kept = ["handbooks/for", "handbooks/archive", "handbooks/figures", "handbooks/word"]
    assert sorted(plan_take_over(BuildOrder(), projects, root)) == sorted(kept)


def test_one_part_in_one_language(root: Path) -> None:
    order = BuildOrder(language="en", parts=("handbooks",))
    assert [task.name for task in tasks_of(root, order)] == [
        "handbook en/learner",
        "handbook en/trainer",
        *CLOSING,
    ]


def test_what_stands_above_the_languages_waits_for_all_of_them(root: Path) -> None:
    tasks = {task.name: task for task in tasks_of(root)}
    others = [name for name in tasks if name not in CLOSING]
    assert list(tasks["front page"].needs) == others
    assert list(tasks["security policy"].needs) == [*others, "front page"]
    assert [name for name, task in tasks.items() if task.here] == CLOSING


def test_trainers_editions_are_never_written_under_the_site(root: Path) -> None:
    made = {task.name: task.makes for task in tasks_of(root)}
    assert made["handbook zh/learner"] == ("site/handbooks/zh/learner.pdf",)
    assert made["handbook zh/trainer"] == ("handbooks/zh/trainer.pdf",)


def test_an_edition_with_the_key_is_none_of_the_site(root: Path) -> None:
    change(root, "content/course.yml", "parts: [cover, contents, lessons]}\n  - ", "parts: [key]}\n  - ")
    made = {task.name: task.makes for task in tasks_of(root)}
    assert made["handbook zh/learner"] == ("handbooks/zh/learner.pdf",)


def test_every_process_has_the_same_date_zone_and_hash_seed(root: Path) -> None:
    for task in tasks_of(root):
        told = task.environment
        assert task.here or (told["SOURCE_DATE_EPOCH"], told["TZ"], told["PYTHONHASHSEED"]) == (
            "86400",
            "UTC",
            "0",
        )


def test_a_body_concerns_its_own_language_alone(root: Path) -> None:
    before = digests(root)
    change(root, lesson_file("zh"), "那一刻。", "那一刻！")
    assert changed(root, before) == {"site zh", "handbook zh/learner", "handbook zh/trainer", *TRAINER}


def test_a_form_in_two_languages_is_made_of_the_texts_of_both(root: Path) -> None:
    edition = (
        "  - {id: both, audience: learner, title: {zh: 册, en: Book}, parts: [worksheets], bilingual: true}\n"
    )
    change(root, "content/course.yml", "handbooks:\n", f"handbooks:\n{edition}")
    before = digests(root)
    change(root, lesson_file("en"), "## ", "A line more.\n\n## ")
    assert "handbook zh/both" in changed(root, before)


def test_a_quiz_concerns_its_own_language_alone(root: Path) -> None:
    before = digests(root)
    change(root, quiz_file("en"), "The flow chart", "The price list")
    assert changed(root, before) == {"site en", "handbook en/learner", "handbook en/trainer", *TRAINER}


@pytest.mark.parametrize(
    ("old", "new"), [("title: First lesson", "title: One"), ("## Self-check", "## Check")]
)
def test_a_title_or_a_heading_is_printed_in_the_other_language_s_books_too(
    root: Path, old: str, new: str
) -> None:
    before = digests(root)
    change(root, lesson_file("en"), old, new)
    assert {"handbook zh/learner", "handbook zh/trainer", "handbook en/learner"} <= changed(root, before)


@pytest.mark.parametrize(
    "name", ["content/glossary.yml", "content/figures/one.yml", "content/assets/one.svg"]
)
def test_what_languages_share_concerns_everything(root: Path, name: str) -> None:
    before = digests(root)
    write(root, name, "")
    assert changed(root, before) == set(before)


def test_settings_concern_the_site_and_no_book(root: Path) -> None:
    before = digests(root)
    change(root, "mkdocs.yml", "toc.follow", "toc.integrate")
    assert changed(root, before) == {"site zh", "site en", *CLOSING}


def test_another_date_concerns_everything(root: Path) -> None:
    before, after = digests(root), digests(root, epoch=2)
    assert [name for name in before if before[name] == after[name]] == []


@pytest.mark.parametrize(
    "settings",
    ["hooks: [hook.py]", "INHERIT: other.yml", "theme: {name: material, custom_dir: nowhere}"],
)
def test_nobody_knows_what_a_site_of_other_settings_is_made_from(root: Path, settings: str) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{settings}\n")
    assert (digests(root)["site zh"], digests(root)["site en"]) == ("", "")
    assert digests(root)["handbook zh/learner"]


def test_nobody_knows_what_other_plugins_read(root: Path) -> None:
    change(root, "mkdocs.yml", "  - coursewright/quiz", "  - coursewright/quiz\n  - tags")
    assert digests(root)["site zh"] == ""


def test_a_book_that_shows_the_learners_pages_waits_for_them(root: Path) -> None:
    course = (root / "content/course.yml").read_text(encoding="utf-8")
    write(
        root,
        "content/course.yml",
        course.replace(
            "讲师手册, en: Trainer handbook}, parts: [cover, contents, lessons]",
            "讲师手册, en: Trainer handbook}, parts: [cover, sessions]",
        ),
    )
    needs = {task.name: task.needs for task in tasks_of(root) if task.name.startswith("handbook")}
    assert needs["handbook en/trainer"] == ("handbook en/learner",)
    assert needs["handbook en/learner"] == ()


def test_slides_are_kept_while_their_own_files_and_numbers_stay(root: Path) -> None:
    def marks() -> Mapping[str, str]:
        projects = load_projects(root, IssueLog())
        return slide_marks(projects["zh"], projects, read_inputs(root, {}))

    before = marks()
    change(root, lesson_file("en"), "the moment.", "that moment.")
    assert marks() == before
    change(root, lesson_file("zh"), "那一刻。", "那一刻！")
    after = marks()
    assert after["first"] != before["first"]
    change(root, "content/course.yml", "zh: 第一部分", "zh: 头一部分")
    assert marks()["first"] != after["first"]
    projects = load_projects(root, IssueLog())
    assert slide_marks(projects["zh"], projects, Inputs()) == {}
