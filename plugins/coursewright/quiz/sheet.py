"""The sheet that a kind writes on: whose question it is, in which language, at which place of which file."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.base.markup import Prose
from coursewright.base.places import Step, Where
from coursewright.languages.words import words
from coursewright.quiz import seal
from coursewright.quiz.code import report_code

__all__ = ["Sheet", "Where"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One question's surroundings; `number` counts from 1 in its page, 0 for a question that stands alone.

    `apart` begins its anchor where another quiz of the page has a question with the same id. On a test paper `form` is
    the form's name, and each form has an order of its own.
    """

    course: str
    quiz: str
    question: str
    language: str
    where: Where
    number: int = 0
    shuffle: bool = False
    apart: str = ""
    form: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The question's name everywhere: `quiz#question`."""
        return f"{self.quiz}#{self.question}"

    @property
    def first(self) -> str:
        """The name that the question had first; its tokens and its order go by it, so a new name changes neither."""
        return self.formerly[-1] if self.formerly else self.name

    @property
    def anchor(self) -> str:
        """The id that the question has in a page; alone it has another than in its quiz, which may stand there, too."""
        return f"{'q' if self.number else 'c'}-{self.apart}{self.question}"

    @property
    def code(self) -> str:
        """What tells its author of it: the same on page and paper."""
        return report_code(self.course, self.first, self.language)

    @property
    def seed(self) -> str:
        """Seed of the order on page and paper, the same in every language."""
        return "/".join(filter(None, (self.course, self.first, self.form)))

    @property
    def context(self) -> str:
        """What the question's capsule is bound to."""
        return seal.context(self.course, self.quiz, self.question, self.language)

    def token(self, side: str, thing: str) -> str:
        """A choosable thing's name in the page."""
        return self._token(self.first, side, thing)

    def tokens(self, side: str, thing: str) -> tuple[str, ...]:
        """The names that a thing has had in pages under all names of its question, today's first."""
        names = dict.fromkeys((self.first, self.name, *self.formerly))
        return tuple(self._token(name, side, thing) for name in names)

    def _token(self, name: str, side: str, thing: str) -> str:
        quiz, _, question = name.partition("#")
        return seal.token(self.course, quiz, question, side, thing)

    def word(self, key: str, **values: object) -> str:
        """A UI text of the quiz part (`check`, `kind.single`), its `{names}` filled in."""
        text = words(self.language)[f"quiz.{key}"]
        return text.format(**values) if values else text

    def line(self, text: str, *steps: Step) -> Prose:
        """An author's text as a line within something, its place some steps below the question."""
        return Prose(text=text, place=self.where.value(*steps))

    def lead(self, text: str, *steps: Step) -> Prose:
        """The first paragraph of an author's text, for where words alone may stand."""
        return Prose(
            text=text, place=self.where.value(*steps), part="lead" if several_blocks(text) else "whole"
        )

    def rest(self, text: str, *steps: Step) -> Prose | None:
        """What follows the first paragraph, if anything does."""
        if not several_blocks(text):
            return None
        return Prose(text=text, place=self.where.value(*steps), inline=False, part="rest")

    def block(self, text: str, *steps: Step) -> Prose:
        """An author's text with paragraphs of its own."""
        return Prose(text=text, place=self.where.value(*steps), inline=False)


def several_blocks(text: str) -> bool:
    """Whether Markdown may find more than one block in a text: an empty line parts them, or a fence begins one."""
    return any(
        not line.strip() or line.lstrip().startswith(("```", "~~~")) for line in text.strip().split("\n")
    )
