"""What a robot is asked: a stem and choices, whatever kind of question they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.lint.replies import best_replies
from coursewright.quiz.lint.taught import Taught
from coursewright.quiz.model import LoadedQuiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One choice to make: `key` are the places of what is right among the `choices`.

    `name` is the question's id, with the node behind it in a dialogue, `quiz` that of its quiz. `ordered`: readers see
    the choices in this order. `statement`: the choices are true and false, and say nothing themselves.
    """

    quiz: str
    name: str
    stem: str
    choices: tuple[str, ...]
    key: frozenset[int]
    language: str
    taught: Taught
    ordered: bool = True
    statement: bool = False

    @property
    def luck(self) -> float:
        """How likely a blind choice is right."""
        return len(self.key) / len(self.choices)


def turns_of(loaded: LoadedQuiz, taught: Taught) -> Iterator[Turn]:
    """All choices of a quiz that have right and wrong answers."""
    for question, sheet in loaded.sheets():
        for turn in _turns(question, loaded.id, taught, ordered=not sheet.shuffle, language=sheet.language):
            if 0 < len(turn.key) < len(turn.choices):
                yield turn


def _turns(
    question: AnyQuestion, quiz: str, taught: Taught, *, ordered: bool, language: str
) -> Iterator[Turn]:
    if isinstance(question, SingleQuestion | MultipleQuestion):
        options = question.options
        yield Turn(
            quiz=quiz,
            name=question.id,
            stem=question.prompt,
            choices=tuple(option.text for option in options),
            key=frozenset(index for index, option in enumerate(options) if option.correct),
            language=language,
            taught=taught,
            ordered=ordered and isinstance(question, SingleQuestion),
        )
    elif isinstance(question, TrueFalseQuestion):
        yield Turn(
            quiz=quiz,
            name=question.id,
            stem=question.prompt,
            choices=("true", "false"),
            key=frozenset({0 if question.answer else 1}),
            language=language,
            taught=taught,
            statement=True,
        )
    elif isinstance(question, DialogueQuestion):
        for node in question.nodes:
            yield Turn(
                quiz=quiz,
                name=f"{question.id}/{node.id}",
                stem=node.says,
                choices=tuple(reply.text for reply in node.replies),
                key=frozenset(best_replies(node)),
                language=language,
                taught=taught,
            )
