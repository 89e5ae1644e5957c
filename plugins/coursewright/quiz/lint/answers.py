"""Answers to fill in: printed in another item, taken from a table in its order, refused for their form."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.languages.items import items_of
from coursewright.languages.language import language_of
from coursewright.languages.script import has_signs
from coursewright.quiz.fold import accepted
from coursewright.quiz.gaps import Blank
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.lint.taught import Taught
from coursewright.quiz.lint.text import plain, tokens
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.sheet import Sheet

FEWEST_SIGNS, FEWEST_LETTERS = 2, 4
FEWEST_IN_ORDER = 3


def lint_answers(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Warn of each answer to be filled in that another item of the quiz prints; in a bank, one on the same lesson."""
    by_signs = language_of(loaded.language).by_signs
    printed = {
        question.id: [tokens(text) for _, text, marker in marked_texts(question) if marker.part == "asked"]
        for question in loaded.questions
    }
    lessons = {question.id: _lesson_of(question) for question in loaded.questions}
    for question, sheet in loaded.sheets():
        if not isinstance(question, BlanksQuestion):
            continue
        for index, blank in enumerate(question.blanks):
            word = blank.accept[0] if blank.accept else ""
            if not _is_telling(word, by_signs=by_signs):
                continue
            others = (
                name
                for name, texts in printed.items()
                if name != question.id and lessons[name] == lessons[question.id] and _stands(word, texts)
            )
            if (other := next(others, None)) is not None:
                issues.warning(
                    "lint/answer-elsewhere",
                    sheet.where.value("blanks", index, "accept", 0),
                    f"the answer '{plain(word)}' is printed in the question '{other}' of the same quiz.",
                    "Ask for something else, or write the other question without the word.",
                )


def _lesson_of(question: AnyQuestion) -> str:
    """The lesson in a question's objective; in a lesson's own quiz none is written."""
    lesson, _, objective = question.objective.partition("#")
    return lesson if objective else ""


def _is_telling(word: str, *, by_signs: bool) -> bool:
    """Whether a word is long enough to be looked for; numbers are not."""
    if by_signs and has_signs(word):
        return len(tokens(word)) >= FEWEST_SIGNS
    return sum(char.isalpha() for char in word) >= FEWEST_LETTERS


def _stands(word: str, texts: Sequence[tuple[str, ...]]) -> bool:
    wanted = tokens(word)
    count = len(wanted)
    return any(row[start : start + count] == wanted for row in texts for start in range(len(row) - count + 1))


def lint_table_order(question: BlanksQuestion, sheet: Sheet, taught: Taught, issues: IssueLog) -> None:
    """Warn where the gaps ask for the cells of a column or a row of the lesson's tables, in their order."""
    wanted = [{tokens(word) for word in blank.accept} for blank in question.blanks]
    if len(wanted) < FEWEST_IN_ORDER:
        return
    for column in taught.columns:
        cells = iter([tokens(cell) for cell in column])
        if all(any(cell in words for cell in cells) for words in wanted):
            issues.warning(
                "lint/blanks-in-table-order",
                sheet.where.key("blanks"),
                f"the gaps ask for the cells of a table of the lesson in its order, from '{column[0]}' on.",
                "Ask for them in another order, or give cases in which the words are needed.",
            )
            return


def lint_near_forms(question: BlanksQuestion, sheet: Sheet, taught: Taught, issues: IssueLog) -> None:
    """Warn of each answer that is refused in a form that says the same."""
    for index, blank in enumerate(question.blanks):
        forms = (form for word in blank.accept for form in near_forms(word, sheet.language, taught))
        missing = next((form for form in forms if _refuses(blank, form)), "")
        if missing:
            issues.warning(
                "lint/near-form",
                sheet.where.value("blanks", index, "accept"),
                f"'{missing}' would be refused, though it says the same.",
                f"Add '{missing}' to what is accepted, or choose a gap that has one form.",
            )


def _refuses(blank: Blank, form: str) -> bool:
    known = accepted(blank.accept, numerals=True, variants=True)
    named = {word for slip in blank.slips for word in accepted(slip.accept, numerals=True, variants=True)}
    return not set(accepted((form,), numerals=False)) & {*known, *named}


def near_forms(word: str, language: str, taught: Taught) -> tuple[str, ...]:
    """Other forms of an answer that say the same, such as a noun without its article, and in the singular."""
    found: list[str] = []
    base = word.strip()
    for pattern, row in items_of(language).forms:
        form = pattern.sub(row.put, base, count=1)
        if form == base or (row.taught and form.lower() not in taught.words):
            continue
        found.append(form)
        if row.bare:
            base = form
    return tuple(found)
