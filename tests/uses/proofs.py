"""What each use makes of questions of a kind: proven by making it, or by the tests that go through the same questions.

Who practises, sits an exam or plays a package in a browser is tested with every trial of the gallery (tests/browser,
tests/lms); what is counted on here is that each kind has its trial there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coursewright.exchange.formats import FORMATS
from coursewright.project.assessments import FOLDER
from coursewright.quiz.assessment.printed import printed_form
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.lint.text import plain
from coursewright.scan.answers import Decisions, answer_of
from coursewright.scan.reading import RowReading
from coursewright.site.pieces.cards import facts_of
from coursewright.trainer.slides import quiz_slides

from ..browser.trials import Trial, trials_in
from ..exchange.uses import LESS, NOT, WHOLE, sign
from ..lms.test_scorm import TYPES
from .course import BANK, Uses, said, signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a use makes of a kind: a sign, and why it is less than whole, by the name of a sentence."""

    sign: str
    why: str = ""


YES = Cell(sign=WHOLE)
Proof = Callable[[Uses, str], Cell]


def trials(uses: Uses, kind: str) -> list[Trial]:
    """The trials of a kind in lessons; there is one of each."""
    quizzes = [quiz for name, quiz in uses.project.quizzes.items() if name != BANK]
    found = [trial for quiz in quizzes for trial in trials_in(quiz) if trial.type == kind]
    assert found, f"the gallery has no question of the kind '{kind}'"
    return found


def practice(uses: Uses, kind: str) -> Cell:
    """A right answer is right; one that cannot be is compared with a model."""
    states = {trial.state(trial.right) for trial in trials(uses, kind)}
    assert states <= {"right", "done"}, (kind, states)
    return YES if "right" in states else Cell(sign=LESS, why="model")


def exam(uses: Uses, kind: str) -> Cell:
    """`check` lets it stand in a bank, and its right answer has all points."""
    bank = uses.project.quizzes[BANK]
    refused = {issue.message.split("'")[1] for issue in uses.issues.found if "nothing-to-grade" in issue.rule}
    own = [trial for trial in trials_in(bank) if trial.type == kind and trial.id not in refused]
    if not own:
        return Cell(sign=NOT, why="points")
    asked = {entry.sheet.name: entry for entry in uses.exam.bank}
    for trial in own:
        entry = asked[trial.name]
        grade = kind_of(entry.question).grade(entry.key, trial.right)
        assert grade.got == grade.of > 0, trial.name
    return YES


def review(uses: Uses, kind: str) -> Cell:
    """What the course's pages know of it says that it may come again."""
    facts = [facts_of(*row) for row in uses.questions(kind)]
    if any(row["again"] for row in facts):
        return YES
    return Cell(sign=NOT, why="long" if any(row["graded"] for row in facts) else "points")


def notebook(uses: Uses, kind: str) -> Cell:
    """Misses are listed where something can be missed."""
    graded = any(facts_of(*row)["graded"] for row in uses.questions(kind))
    return YES if graded else Cell(sign=LESS, why="own-words")


def _reasons(question: AnyQuestion) -> str:
    return signs(plain(question.explain)) if question.explain else ""


def handbook(audience: str) -> Proof:
    """The prompt stands in the lesson's tree; explanations stand in that of trainers alone."""

    def prove(uses: Uses, kind: str) -> Cell:
        text = "".join(text for path, text in uses.trees.items() if path.startswith(f"{audience}/lessons/"))
        for question, _ in uses.questions(kind):
            assert signs(plain(question.prompt)) in text, (kind, audience)
            told = _reasons(question)
            assert not told or (told in text) == (audience == "trainer"), (kind, audience)
        return YES

    return prove


def key(uses: Uses, kind: str) -> Cell:
    """A row of the key has an answer, or says that there is not one."""
    rows = [row for chapter in uses.key_book.chapters for row in chapter.key]
    name = uses.questions(kind)[0][1].word(f"kind.{kind}")
    own = [row for row in rows if row.kind == name]
    assert own, f"no row of the key is '{name}'"
    assert all(said(row.answer) or row.answer for row in own)
    return Cell(sign=LESS, why="model") if kind_of(uses.questions(kind)[0][0]).open_ended else YES


def paper(uses: Uses, kind: str) -> Cell:
    """Its prompt stands on the paper of the exam."""
    if exam(uses, kind).sign == NOT:
        return exam(uses, kind)
    text = uses.trees[f"learner/tests/{BANK}-A.docx"]
    for question, _ in uses.questions(kind):
        assert signs(plain(question.prompt)) in text, kind
    return YES


def sheet(uses: Uses, kind: str) -> Cell:
    """The circles of its key, or what people read of its lines, make the right answer."""
    if exam(uses, kind).sign == NOT:
        return exam(uses, kind)
    typed = False
    bank = {trial.name: trial for trial in trials_in(uses.project.quizzes[BANK])}
    form = printed_form(uses.exam, "A")
    for asked in form.asked:
        entry = asked.entry
        if entry.question.type != kind:
            continue
        if not asked.rows:
            return Cell(sign=NOT, why="on-paper")
        found, decided = {}, {}
        for row in asked.rows:
            place = entry.sheet.name, row.name
            found[place] = _read(row.right, place)
            if not row.choices:
                decided[place] = bank[entry.sheet.name].right[row.name]
        typed = typed or bool(decided)
        answer = answer_of(asked, found, _decisions(decided))
        kind_row = kind_of(entry.question)
        grade = kind_row.grade(entry.key, answer)
        if grade.of:
            assert grade.got == grade.of, (kind, answer)
    return Cell(sign=LESS, why="typed") if typed else YES


def _read(right: tuple[str, ...], place: tuple[str, str]) -> RowReading:
    question, row = place
    return RowReading(
        question=question,
        row=row,
        state="answered" if right else "empty",
        values=right,
        why="",
        picture=None,  # type: ignore[arg-type]  # nobody looks at it
    )


def _decisions(decided: Mapping[tuple[str, str], str]) -> Decisions:
    return decided


def slides(uses: Uses, kind: str) -> Cell:
    """A slide asks it, and one tells its answer."""
    for name, quiz in uses.project.quizzes.items():
        own = [question for question, _ in quiz.sheets() if question.type == kind]
        if name != BANK and own:
            ids = {slide.id for slide in quiz_slides(uses.project, quiz, f"{FOLDER}/{name}.md")}
            assert {f"{sign}-{question.id}" for question in own for sign in "qa"} <= ids, kind
    return YES


def powerpoint(uses: Uses, kind: str) -> Cell:
    """python-pptx reads its prompt on the slide that asks and on the one that tells."""
    for question, _ in uses.questions(kind):
        assert uses.presentations.count(signs(plain(question.prompt))) >= 2, kind
    return YES


def word(uses: Uses, kind: str) -> Cell:
    """python-docx reads its prompt in the documents of learners and of trainers."""
    for audience in ("learner", "trainer"):
        text = "".join(
            text for path, text in uses.documents.items() if path.startswith(f"{audience}/lessons/")
        )
        for question, _ in uses.questions(kind):
            assert signs(plain(question.prompt)) in text, (kind, audience)
    return YES


def platform(uses: Uses, kind: str) -> Cell:
    """It is told as an interaction of a type that the standard has."""
    assert trials(uses, kind)
    assert kind in TYPES, f"tests/lms/test_scorm.py says of no type that '{kind}' is told as"
    return YES if practice(uses, kind) == YES else Cell(sign=LESS, why="neutral")


def exchanged(name: str) -> Proof:
    """What the format's table says; the round trips hold it to that."""

    def prove(_: Uses, kind: str) -> Cell:
        keep = FORMATS[name].keeps[kind]
        found = sign(kind, keep)
        return Cell(sign=found, why="exchange" if found != WHOLE else "")

    return prove


PROOFS: Mapping[str, Proof] = {
    "practice": practice,
    "exam": exam,
    "review": review,
    "notebook": notebook,
    "learner": handbook("learner"),
    "trainer": handbook("trainer"),
    "key": key,
    "paper": paper,
    "sheet": sheet,
    "slides": slides,
    "pptx": powerpoint,
    "word": word,
    "scorm12": platform,
    "scorm2004": platform,
    "cmi5": platform,
    "web": practice,
    **{name: exchanged(name) for name, form in FORMATS.items() if form.write},
}
"""Uses in the order of the table."""
