"""Whatever a question or its quiz is called, what was answered stands there as before, in every kind."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from coursewright.languages.words import words
from tests.hosts.engines import run_engine

from .gallery import COURSE, PAGE, PICTURE, QUIZZES, SETTINGS
from .gallery_learner import GalleryLearner
from .sites import served
from .tools import CASES
from .trials import Trial, trials_of

SHOWN = """cards => cards.map(card => ({
  text: card.querySelector("form").innerText,
  verdicts: [...card.querySelectorAll("[data-v]")].map(part => part.getAttribute("data-v")),
  chosen: [...card.querySelectorAll("input, textarea")].map(({ type, checked, value }) =>
    /radio|checkbox/.test(type) ? checked : value),
  selected: [...card.querySelectorAll("select")].map(({ selectedOptions: [option] }) => option?.text),
}))"""
PUT = """entries => {
  localStorage.clear();
  for (const [name, text] of Object.entries(entries)) localStorage.setItem(name, text);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A site by its folder: what is put behind the names of quizzes and questions, and behind those of before."""

    folder: str
    now: str
    before: Sequence[str] = ()


FIRST = Build(folder="first", now="")
BARE = Build(folder="bare", now="-two")
"""Renamed, and nobody said so: what was answered there has tokens by the second name."""
LATER = (
    Build(folder="once", now="-two", before=[""]),
    Build(folder="twice", now="-three", before=["-two", ""]),
    Build(folder="three-times", now="-four", before=["-three", "-two", ""]),
)
TURNED = Build(folder="turned", now="-three", before=["", "-two"])
"""The first name first, against the rule."""


def renamed(text: str, build: Build, quiz: str) -> str:
    """A quiz file with its questions, and itself, under the names of a build."""
    text = text.replace(f"id: {quiz}\n", f"id: {quiz}{build.now}\n", 1)

    def question(found: re.Match[str]) -> str:
        was = ", ".join(f"{quiz}{end}#{found[1]}{end}" for end in build.before)
        return f"  - id: {found[1]}{build.now}\n" + (f"    formerly: [{was}]\n" if was else "")

    return re.sub(r"^  - id: (\S+)\n", question, text, flags=re.M)


def write_site(build: Build, source: Path, target: Path) -> None:
    """Build the Chinese gallery under the names of a build."""
    for quiz in QUIZZES:
        text = (CASES / "gallery" / "zh" / f"{quiz}.yml").read_text(encoding="utf-8")
        file = source / "quizzes" / f"{quiz}{build.now}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(renamed(text, build, quiz), encoding="utf-8", newline="\n")
    fences = "".join(f"```quiz\n{quiz}{build.now}\n```\n\n" for quiz in QUIZZES)
    (source / "docs").mkdir()
    (source / "docs" / "index.md").write_text(f"# T\n\n{fences}", encoding="utf-8", newline="\n")
    shutil.copy(CASES / "gallery" / PICTURE, source / "docs")
    settings = SETTINGS.format(name="T", language="zh", course=COURSE)
    (source / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    run_engine("mkdocs", source, target / build.folder)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """All builds of the gallery on one host."""
    root = tmp_path_factory.mktemp("renaming")
    for build in (FIRST, BARE, *LATER, TURNED):
        write_site(build, root / "source" / build.folder, root / "site")
    shutil.rmtree(root / "source")
    with served(root / "site") as address:
        yield address


def answers(trial: Trial, index: int) -> Any:
    """An answer that is right, wrong or partly right in turn."""
    ways = (trial.wrong, trial.partly, trial.right)
    return next(answer for answer in (ways[index % 3], trial.partly, trial.right) if answer is not None)


def shown(page: Page, address: str, build: Build) -> Any:
    """What a learner sees of each question of a build."""
    page.goto(f"{address}/{build.folder}/{PAGE}")
    return page.locator("cw-question").evaluate_all(SHOWN)


@pytest.fixture(scope="module")
def practised(browser: Any, address: str) -> tuple[Any, dict[str, str]]:
    """What is seen after every question of the first build was answered, and what is kept; one talk is broken off."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/{FIRST.folder}/{PAGE}")
    learner = GalleryLearner(page, "zh")
    trials = trials_of("zh")
    talks = [trial for trial in trials if trial.type == "dialogue"]
    for index, trial in enumerate(trials):
        if trial is talks[-1] and len(talks) > 1:
            learner.enter(trial, trial.right[:1])
        else:
            learner.check(trial, answers(trial, index))
    seen = shown(page, address, FIRST)
    kept = page.evaluate("() => ({...localStorage})")
    context.close()
    return seen, kept


def test_something_of_each_kind_is_seen_to_be_kept(practised: tuple[Any, dict[str, str]]) -> None:
    seen, kept = practised
    types = [trial.type for trial in trials_of("zh")]
    assert len(seen) == len(types) == sum("/q/" in name for name in kept)
    for type_, card in zip(types, seen, strict=True):
        kept_there = any(card["chosen"]) or any(card["selected"]) or any(card["verdicts"])
        assert kept_there or type_ in ("order", "dialogue")


def open_with(page: Page, address: str, build: Build, kept: dict[str, str]) -> Any:
    """What a build shows of what is kept."""
    page.goto(f"{address}/{build.folder}/{PAGE}")
    page.evaluate(PUT, kept)
    return shown(page, address, build)


@pytest.mark.slow
@pytest.mark.parametrize("build", [*LATER], ids=lambda build: build.folder)
def test_renamed_questions_show_what_they_showed(
    page: Page, address: str, practised: tuple[Any, dict[str, str]], build: Build
) -> None:
    seen, kept = practised
    assert open_with(page, address, build, kept) == seen
    assert shown(page, address, build) == seen, "and after a reload"
    names = page.evaluate("() => Object.keys(localStorage)")
    assert all(build.now in name for name in names if "/q/" in name)
    assert sum("/q/" in name for name in names) == len(seen)


@pytest.mark.slow
def test_names_in_another_order_lose_no_answer(
    page: Page, address: str, practised: tuple[Any, dict[str, str]]
) -> None:
    seen, kept = practised
    cards = open_with(page, address, TURNED, kept)
    for card, before in zip(cards, seen, strict=True):
        assert sorted(card["verdicts"]) == sorted(before["verdicts"])
        assert sorted(card["selected"]) == sorted(before["selected"])
        assert sorted(map(str, card["chosen"])) == sorted(map(str, before["chosen"]))


@pytest.mark.slow
@pytest.mark.parametrize("build", [*LATER, TURNED], ids=lambda build: build.folder)
def test_what_has_the_tokens_of_a_second_name_is_read_too(page: Page, address: str, build: Build) -> None:
    page.goto(f"{address}/{BARE.folder}/{PAGE}")
    GalleryLearner(page, "zh")
    single, match = (page.locator(f"cw-question[data-type={type_}]").first for type_ in ("single", "match"))
    single.locator(".cw-opt").first.click()
    match.get_by_role("button", name=words("zh")["quiz.say.by_selects"]).click()
    for select in match.locator("select").all():
        select.select_option(label="+1 符合期望")
    for card in (single, match):
        card.locator("[data-act=check]").click()
    before = [card for card in shown(page, address, BARE) if card["verdicts"]]
    after = [card for card in shown(page, address, build) if card["verdicts"]]
    assert len(before) == 2
    assert [[card["chosen"], card["selected"], card["verdicts"]] for card in after] == [
        [card["chosen"], card["selected"], card["verdicts"]] for card in before
    ]


@pytest.mark.slow
def test_records_under_two_names_become_one(
    page: Page, address: str, practised: tuple[Any, dict[str, str]]
) -> None:
    seen, kept = practised
    old, new = "choices-and-gaps#who-meets-it", "choices-and-gaps-two#who-meets-it-two"
    name = f"coursewright/{COURSE}/q/"
    record = json.loads(kept[name + old])
    earlier = {
        **record,
        "first": {**record["first"], "at": 1},
        "last": {**record["last"], "at": 1},
        "hints": 2,
    }
    page.goto(f"{address}/once/{PAGE}")
    page.evaluate(PUT, {**kept, name + new: json.dumps(earlier)})
    assert shown(page, address, LATER[0])[0]["chosen"] == seen[0]["chosen"]
    read = "names => names.map(name => localStorage.getItem(name))"
    now = page.evaluate(read, [name + old, name + new])
    assert now[0] is None
    merged = json.loads(now[1])
    assert (merged["hints"], merged["first"]["at"], merged["last"]["at"]) == (2, 1, record["last"]["at"])
