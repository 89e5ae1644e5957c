"""A learner at a page: answers by mouse or by keyboard alone, and sees what is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from coursewright.languages.words import words

from .quizzes import Task

MOST_TABS = 600
"""Ends the way of a focus that goes round in circles: a lesson has fewer fields, those of its worksheets included."""
WAY = """node => {
  const from = document.activeElement ?? document.body;
  if (from === node) return "here";
  const before = from.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
  return before ? "Shift+Tab" : "Tab";
}"""


class Learner:
    """Works on the quizzes of one page in one language."""

    def __init__(self, page: Page, language: str, *, keyboard: bool = False, one: bool = False) -> None:
        """`keyboard` is whether the mouse stays where it is, `one` whether questions come one at a time."""
        self.page = page
        self.words: Mapping[str, str] = words(language)
        self.keyboard = keyboard
        if not one:
            self.want_all()

    def want_all(self) -> None:
        """Have all questions in a list."""
        choice = self.page.locator(".cw-modes").get_by_role("radio", name=self.word("say.list"), exact=True)
        for radio in choice.all()[:1]:
            radio.check()

    def word(self, key: str, **values: object) -> str:
        """A UI text of the quiz part."""
        return self.words[f"quiz.{key}"].format(**values)

    def question(self, task: Task) -> Locator:
        """The question's element."""
        return self.page.locator(f"#q-{task.id}")

    def button(self, task: Task, act: str) -> Locator:
        """A button of a question by role and name; act is a key of the words."""
        return self.question(task).get_by_role("button", name=self.word(act), exact=True)

    def main(self, task: Task) -> Locator:
        """The main button that a question shows."""
        return self.question(task).locator(".cw-btn--main:visible")

    def state(self, task: Task) -> Locator:
        """The word for the question's state."""
        return self.question(task).locator(".cw-state__w")

    def answer(self, task: Task, answer: Any) -> None:
        """Choose or type an answer, without checking it."""
        self.bring(task)
        if task.type == "blanks":
            for token, text in answer.items():
                self._type(self.question(task).locator(f"input[name='{token}']"), text)
            return
        boxes = self.question(task).locator(".cw-opt input")
        checked = set(boxes.evaluate_all("boxes => boxes.filter(box => box.checked).map(box => box.value)"))
        several = task.type in ("multiple", "hotspot")
        for value in sorted(checked ^ set(answer) if several else set(answer) - checked):
            box = self.question(task).locator(f".cw-opt input[value='{value}']")
            self._toggle(box) if several else self._pick(box, boxes)

    def bring(self, task: Task) -> None:
        """Have a question shown, by the map, where there is one at a time."""
        link = self.page.locator(f".cw-quiz--one .cw-qmap a[href='#q-{task.id}']")
        if link.count() and not self.question(task).is_visible():
            self.press(link)

    def press(self, button: Locator) -> None:
        """Press a button."""
        if not self.keyboard:
            button.click()
            return
        self._tab_to(button)
        self.page.keyboard.press("Enter")

    def check(self, task: Task, answer: Any) -> None:
        """Answer and check."""
        self.answer(task, answer)
        self.press(self.button(task, "check"))

    def try_again(self, task: Task) -> None:
        """Open a question again that stands alone, a conversation, or what is never right or wrong."""
        self.press(self.button(task, "again"))

    def redo(self, count: int) -> None:
        """Open what went wrong again, from the result."""
        self.press(self.page.get_by_role("button", name=self.word("say.redo", n=count), exact=True))

    def verdicts(self, task: Task) -> dict[str, str]:
        """What stands at each option: token to right, wrong, missed, left."""
        rows = self.question(task).locator(".cw-opt[data-v]")
        return dict(rows.evaluate_all("rows => rows.map(row => [row.dataset.token, row.dataset.v])"))

    def reasons(self, task: Task) -> dict[str, str]:
        """The reason that stands at each option."""
        rows = self.question(task).locator(".cw-opt:has(.cw-opt__w)")
        texts = "rows => rows.map(row => [row.dataset.token, row.querySelector('.cw-opt__w').innerText])"
        return dict(rows.evaluate_all(texts))

    def expect_state(self, task: Task, state: str) -> None:
        """Expect a state by its word, in the question and in the map."""
        expect(self.state(task)).to_have_text(self.word(f"say.{state}"))
        link = self.page.locator(f".cw-qmap a[href='#q-{task.id}']")
        if link.count():
            expect(link).to_have_accessible_name(
                self.word("say.map_item", n=link.inner_text().strip(), state=self.word(f"say.{state}"))
            )

    def records(self) -> dict[str, Any]:
        """What is kept, by key."""
        kept: dict[str, str] = self.page.evaluate("Object.fromEntries(Object.entries(localStorage))")
        found = {key: json.loads(text) for key, text in kept.items() if key.startswith("coursewright/")}
        # That the questions are wanted in a list is no answer, nor is how far one is in a lesson.
        return {
            key: value
            for key, value in found.items()
            if value != {"v": 1, "list": True} and ("/l/" not in key or "pledge" in value)
        }

    def _type(self, field: Locator, text: str) -> None:
        if not self.keyboard:
            field.fill(text)
            return
        self._tab_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def _toggle(self, box: Locator) -> None:
        if not self.keyboard:
            box.locator("xpath=..").click()
            return
        self._tab_to(box)
        self.page.keyboard.press("Space")

    def _pick(self, box: Locator, group: Locator) -> None:
        if not self.keyboard:
            box.locator("xpath=..").click()
            return
        # A group is one stop: in it arrows walk, from where one comes in.
        self._tab_into(group)
        checked, count = group.evaluate_all("boxes => [boxes.some(box => box.checked), boxes.length]")
        if not checked:
            self.page.keyboard.press("Space")
        for _ in range(count):
            if box.is_checked():
                break
            self.page.keyboard.press("ArrowDown")

    def _tab_into(self, group: Locator) -> None:
        """Press Tab, or Shift and Tab, until one of the group has the focus."""
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                return
            self.page.keyboard.press(group.first.evaluate(WAY))
        raise AssertionError(f"{group} is not reached by Tab")

    def press_in(self, group: Locator, button: Locator, key: str = "Enter") -> None:
        """Press a button of a group that is one stop; with the keyboard another key than Enter may be pressed on it."""
        if not self.keyboard:
            button.click()
            return
        self._tab_into(group)
        for _ in range(MOST_TABS):
            if button.evaluate("node => node === document.activeElement"):
                self.page.keyboard.press(key)
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{button} is not reached by arrows")

    def _tab_to(self, target: Locator) -> None:
        """Press Tab, or Shift and Tab, until the target has the focus, as somebody without a mouse does."""
        for _ in range(MOST_TABS):
            way = target.evaluate(WAY)
            if way == "here":
                return
            self.page.keyboard.press(way)
        raise AssertionError(f"{target} is not reached by Tab")
