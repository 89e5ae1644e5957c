"""A learner in the gallery: answers every kind of question, by mouse or by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from .learner import Learner
from .trials import Trial

CHECKS = {"reflection": "say.compare"}


class GalleryLearner(Learner):
    """Works on the gallery's questions."""

    def check(self, task: Trial, answer: Any) -> None:  # type: ignore[override]  # of more kinds
        """Answer and check; the last reply of a dialogue is its check."""
        self.enter(task, answer)
        if task.type != "dialogue":
            self.press(self.button(task, CHECKS.get(task.type, "check")))

    def enter(self, trial: Trial, answer: Any) -> None:
        """Choose, type or say an answer."""
        self.bring(trial)  # type: ignore[arg-type]  # it has the id that is asked for
        ways: dict[str, Callable[[Trial, Any], None]] = {
            "single": lambda trial, answer: self.answer(trial, [answer]),
            "multiple": self.answer,
            "hotspot": self.answer,
            "true-false": lambda trial, answer: self.answer(trial, [str(answer).lower()]),
            "blanks": self.type_texts,
            "numeric": self.type_texts,
            "order": self.put_in_order,
            "match": self.select_each,
            "categorise": self.select_each,
            "scale": self.rate,
            "reflection": lambda trial, answer: self._type(
                self.question(trial).locator("textarea"), answer["text"]
            ),
            "dialogue": self.talk,
            "transcript": self.judge,
        }
        ways[trial.type](trial, answer)

    def type_texts(self, trial: Trial, answer: dict[str, str]) -> None:
        """Fill fields, but for those that are right."""
        for token, text in answer.items():
            field = self.question(trial).locator(f"input[name='{token}']")
            if field.is_editable():
                self._type(field, text)

    def put_in_order(self, trial: Trial, answer: list[str]) -> None:
        """Move each row up to its place; one row down and up again, if all stood there from the beginning."""
        if self.question(trial).locator(".cw-token:visible").count():
            for token in answer:
                text = self.question(trial).locator(f"[id='q-{trial.id}-{token}']").text_content()
                tokens = self.question(trial).locator(".cw-token:visible")
                self.press_in(tokens, tokens.get_by_text(str(text), exact=True))
            return
        rows = self.question(trial).locator(".cw-rank > li")
        moved = False
        for place, token in enumerate(answer):
            while rows.nth(place).get_attribute("data-token") != token:
                self.press(self.question(trial).locator(f"li[data-token='{token}'] [data-move=up]"))
                moved = True
        if not moved:
            for way in ("down", "up"):
                self.press(self.question(trial).locator(f"li[data-token='{answer[0]}'] [data-move={way}]"))

    def select_each(self, trial: Trial, answer: dict[str, str]) -> None:
        """Make a choice in each row that is open: by a radio, or by a word for the row that is marked."""
        question = self.question(trial)
        self._empty_rows(trial, answer)
        for token, choice in answer.items():
            radios = question.locator(f".cw-sort__row[data-token='{token}'] input")
            if radios.count():
                radio = question.locator(f".cw-sort__row[data-token='{token}'] input[value='{choice}']")
                if not radio.is_checked():
                    self._pick(radio, radios)
                continue
            row = question.locator(f".cw-pair[data-token='{token}']")
            slot = row.locator(".cw-slot")
            if slot.get_attribute("aria-disabled") == "true" or _holds(row, choice):
                continue
            if slot.get_attribute("data-s") != "now":
                self.press_in(question.locator(".cw-slot:visible"), slot)
            text = row.locator(f"option[value='{choice}']").text_content()
            tokens = question.locator(".cw-token:visible")
            self.press_in(tokens, question.locator(".cw-token").get_by_text(str(text), exact=True))

    def _empty_rows(self, trial: Trial, answer: dict[str, str]) -> None:
        """Take back the words that stand in other rows than they are wanted in: some serve once only."""
        question = self.question(trial)
        for token, choice in answer.items():
            row = question.locator(f".cw-pair[data-token='{token}']")
            slot = row.locator(".cw-slot")
            full = slot.count() and slot.get_attribute("data-s") == "full"
            if not full or slot.get_attribute("aria-disabled") == "true" or _holds(row, choice):
                continue
            if self.keyboard:
                self.press_in(question.locator(".cw-slot:visible"), slot, "Delete")
            else:
                row.locator(".cw-icb").click()

    def rate(self, trial: Trial, answer: dict[str, int]) -> None:
        """Rate each item; where there is no model rating, everything is as expected."""
        for row in self.question(trial).locator(".cw-rate").all():
            token = str(row.get_attribute("data-token"))
            radio = row.locator(f"input[value='{answer.get(token, 1)}']")
            if not radio.is_checked():
                self._pick(radio, row.locator("input[type=radio]"))

    def talk(self, trial: Trial, way: list[list[str]]) -> None:
        """Say one reply after the other."""
        question = self.question(trial)
        for node, reply in way:
            choices = question.locator(f".cw-script [data-node='{node}'] .cw-choice")
            names = [str(choice.get_attribute("data-reply")) for choice in choices.all()]
            button = question.locator(".cw-reply").nth(names.index(reply))
            expect(button).to_contain_text(
                str(choices.nth(names.index(reply)).locator(".cw-choice__t").text_content())
            )
            self.press(button)

    def judge(self, trial: Trial, answer: dict[str, Any]) -> None:
        """Mark lines, name rules, rewrite a line."""
        question = self.question(trial)
        for token, mark in answer["marks"].items():
            row = question.locator(f"li[data-token='{token}']")
            radio = row.locator(f"input[value={mark}]")
            if not radio.is_checked():
                self._pick(radio, row.locator("input[type=radio]"))
            rule = row.locator("select")
            if mark == "bad" and rule.is_disabled():
                continue
            if mark == "bad":
                self._select(rule, answer["rules"].get(token, ""))
            else:
                expect(rule).to_be_hidden()
        self._select(question.locator("select[name=line]"), answer["line"])
        self._type(question.locator("textarea"), answer["text"])

    def _select(self, select: Locator, value: str) -> None:
        if not self.keyboard:
            select.select_option(value)
            return
        self._tab_to(select)
        self.page.keyboard.press("Home")
        for _ in range(select.locator("option").count()):
            if select.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert select.input_value() == value


def _holds(row: Locator, choice: str) -> bool:
    return row.locator("select").input_value() == choice
