"""What is heard of every kind of question: before, wrong, with a hint, right, shown; case files hold it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .ears import LIVE, Ears
from .gallery import PAGE, build_gallery
from .gallery_learner import GalleryLearner
from .sites import served
from .tools import CASES
from .trials import Trial, trials_of

SPEECH = CASES / "speech"
HINTS = {"zh": "换一个角度：客户看得见什么？", "en": "Stand where the customer stands: what can be seen?"}
KINDS = sorted({trial.type for trial in trials_of("en")})
AT_ONCE = ": at once"
WRITTEN = (
    *(trial.right["text"] for trial in trials_of("en") if trial.type in ("reflection", "transcript")),
    *("zzz, invalid", "yyy, invalid", "yyy, invalid, read only"),
)
"""How lines end that tell what the learner wrote, who does so in Chinese or in no language."""
READERS_WORDS = re.compile(
    r"\b(form|heading|level|group|radio|radiogroup|checkbox|button|textbox|combobox|disclosure|list|listitem|figure"
    r"|image|log|region|deletion|not|checked|pressed|disabled|invalid|read only|collapsed|expanded|of|polite)\b"
)
TOLD = 2000
"""Milliseconds in which the page has taken back what it says once."""

pytestmark = pytest.mark.slow

Spoken = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def spoken(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoken]:
    """From a language to what is heard of each kind, a text as in the case files."""
    folder = tmp_path_factory.mktemp("speech")
    with served(build_gallery(folder / "site", quizzes_with_hints(folder / "quizzes"))) as address:

        @cache
        def heard(language: str) -> dict[str, str]:
            texts: dict[str, str] = {}
            page = f"{address}/{language}/{PAGE}"
            with Hearing(browser, page, language) as one, Hearing(browser, page, language) as other:
                for trial in trials_of(language):
                    parts = {**one.answers(trial), **other.gives_up(trial)}
                    rows = ["\n".join([f"## {name}", "", *lines, "", ""]) for name, lines in parts.items()]
                    texts[trial.type] = f"{texts.get(trial.type, '')}# {trial.id}\n\n{''.join(rows)}"
            return {kind: f"{text.rstrip()}\n" for kind, text in texts.items()}

        yield heard


def quizzes_with_hints(folder: Path) -> Path:
    """The gallery's quizzes, with a hint in each question that has none."""
    for language, hint in HINTS.items():
        (folder / language).mkdir(parents=True)
        for file in sorted((CASES / "gallery" / language).glob("*.yml")):
            questions = re.split(r"(?m)^(?=  - id: )", file.read_text(encoding="utf-8"))
            told = [
                text
                if "    hints:" in text
                else re.sub(r"(?m)^(    type: .*\n)", rf"\1    hints: ['{hint}']\n", text)
                for text in questions
            ]
            (folder / language / file.name).write_text("".join(told), encoding="utf-8", newline="\n")
    return folder


class Hearing:
    """A learner who hears one page, whose clock stands still until it is moved on."""

    def __init__(self, browser: Browser, address: str, language: str) -> None:
        """Open a page with an empty store."""
        self.context = browser.new_context(viewport={"width": 390, "height": 844})
        self.page: Page = self.context.new_page()
        self.page.clock.install()
        self.page.goto(address)
        self.learner = GalleryLearner(self.page, language, one=True)
        self.ears = Ears(self.page)

    def __enter__(self) -> Hearing:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def answers(self, trial: Trial) -> dict[str, list[str]]:
        """Before an answer, after a wrong one with a hint, after the right one."""
        self.learner.bring(trial)
        parts = {"before": self._walk(trial)}
        if trial.wrong is not None:
            parts |= self._check(trial, trial.wrong, "wrong")
        summary = self.learner.question(trial).locator(".cw-hint summary").first
        if summary.is_visible():
            parts |= self._press(trial, summary.press, "hint")
        if trial.type == "dialogue":
            self.learner.try_again(trial)
        if trial.type != "true-false":
            parts |= self._check(trial, trial.right, "done" if trial.wrong is None else "right")
        return parts

    def gives_up(self, trial: Trial) -> dict[str, list[str]]:
        """After two wrong answers the right one is shown; where one answer tells all, it is given at once."""
        self.learner.bring(trial)
        if trial.type == "true-false":
            return self._check(trial, trial.right, "right")
        second = trial.partly if trial.worse is None else trial.worse
        if trial.wrong is None or second is None or trial.type == "dialogue":
            return {}
        self.learner.check(trial, trial.wrong)
        self.learner.check(trial, second)
        return self._press(trial, self.learner.button(trial, "show").press, "shown")

    def _check(self, trial: Trial, answer: object, name: str) -> dict[str, list[str]]:
        if trial.type == "dialogue":
            return self._heard(trial, lambda: self.learner.talk(trial, answer), name)  # type: ignore[arg-type]
        self.learner.enter(trial, answer)
        return self._press(trial, self.learner.main(trial).press, name)

    def _press(self, trial: Trial, press: Callable[[str], None], name: str) -> dict[str, list[str]]:
        """Press Enter on what has the focus already: how one came to it is no part of what it says."""
        press("Shift")
        return self._heard(trial, lambda: press("Enter"), name)

    def _heard(self, trial: Trial, act: Callable[[], None], name: str) -> dict[str, list[str]]:
        self.page.clock.run_for(TOLD)
        at_once = self.ears.during(self.learner.question(trial), act)
        self.page.clock.run_for(TOLD)
        return {**({f"{name}{AT_ONCE}": at_once} if at_once else {}), name: self._walk(trial)}

    def _walk(self, trial: Trial) -> list[str]:
        return self.ears.walk(self.learner.question(trial))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", HINTS)
def test_what_is_heard_is_what_the_case_file_says(spoken: Spoken, language: str, kind: str) -> None:
    case = SPEECH / language / f"{kind}.txt"
    if os.environ.get("COURSEWRIGHT_WRITE_SPEECH"):
        case.parent.mkdir(parents=True, exist_ok=True)
        case.write_text(spoken(language)[kind], encoding="utf-8", newline="\n")
    assert spoken(language)[kind] == case.read_text(encoding="utf-8")


def test_every_kind_has_a_file_in_every_language() -> None:
    there = {path.relative_to(SPEECH).as_posix() for path in SPEECH.rglob("*.txt")}
    assert there == {f"{language}/{kind}.txt" for language in HINTS for kind in KINDS}


def parts_of(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Of all case files of a language the kind, the state and the lines of each part."""
    for kind in KINDS:
        text = (SPEECH / language / f"{kind}.txt").read_text(encoding="utf-8")
        for part in re.split(r"(?m)^## ", text)[1:]:
            state, _, lines = part.partition("\n")
            said = re.sub(r"(?m)^# .*", "", lines)
            yield kind, state, [line for line in said.splitlines() if line]


@pytest.mark.parametrize("language", HINTS)
def test_a_question_is_a_named_form_that_begins_with_its_heading(language: str) -> None:
    for kind, state, lines in parts_of(language):
        if state.endswith(AT_ONCE):
            continue
        name = lines[0].removeprefix("form, ")
        assert lines[:2] == [f"form, {name}", f"  heading, {name}, level 3"], (kind, state)
        assert sum("form, " in line or "heading, " in line for line in lines) == 2, (kind, state)


@pytest.mark.parametrize("language", HINTS)
def test_a_verdict_is_told_once_and_no_piece_of_it_twice(language: str) -> None:
    for kind, state, lines in parts_of(language):
        told = [line for line in lines if line.startswith(LIVE)]
        if not state.endswith(AT_ONCE):
            assert told == []
            continue
        pieces = [piece for line in told for piece in line.removeprefix(LIVE).split(" / ") if len(piece) > 4]
        assert len(pieces) == len(set(pieces)), (kind, state)
        assert kind == "dialogue" or len(told) == 1, (kind, state)


@pytest.mark.parametrize("language", HINTS)
def test_nothing_is_heard_that_is_no_word_of_the_language(language: str) -> None:
    foreign = re.compile(r"[\u4e00-\u9fff]" if language == "en" else r"[A-Za-z]{2,}")
    for kind, state, lines in parts_of(language):
        for line in (line for line in lines if not line.endswith(WRITTEN)):
            words = line if language == "en" else READERS_WORDS.sub("", line)
            assert not foreign.search(words), (kind, state, line)
            assert not re.search(r"\b(?=[a-f]*\d)[0-9a-f]{6}\b|[{}\[\]<>]|undefined", line), (
                kind,
                state,
                line,
            )
