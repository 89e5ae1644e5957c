"""What course.yml, glossary.yml and a lesson's front matter hold, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from coursewright.base.late import Late
from coursewright.base.recall import Recall, RecallSetting
from coursewright.base.shape import Answers, Flag, Id, LineText, Text, Whole, Word, model, renamed
from coursewright.base.source import Document
from coursewright.course.blueprint import Assessment
from coursewright.course.edition import Handbook
from coursewright.course.outline import Outline


@model
class Role:
    """Who learns: a job at the front, on the phone, behind the counter."""

    id: Id
    title: Text
    short: Text = ""


@model
class Moment:
    """A kind of moment in a customer's way through a service."""

    id: Id
    title: Text
    short: Text = ""


@model
class Framework:
    """A model that the course teaches: whether questions are to grade it, and whether a figure is to draw it."""

    id: Id
    title: Text
    graded: Flag = True
    figure: Flag = False


@model
class Module:
    """A module: its core question, and its lessons by slug in order."""

    id: Id
    title: Text
    question: Text
    lessons: tuple[Id, ...] = ()


@model
class LearningPath:
    """A named choice of lessons beside the paths by role."""

    id: Id
    title: Text
    lessons: tuple[Id, ...]


@model
class Variable:
    """A value that texts name `%hotline%`: what stands there unless a book is made for somebody who has another."""

    id: Id
    text: Text


@model
class Course:
    """course.yml in one language.

    `licence` and `author` (a person or a company) are printed as they stand, `colour` takes the place of ours. `logo`
    and `cover` are pictures in content/assets.
    """

    id: Id
    version: Word
    languages: tuple[Id, ...]
    title: Text
    subtitle: Text = ""
    author: Text = ""
    licence: Text = ""
    colour: Word = ""
    logo: Word = ""
    cover: Word = ""
    roles: tuple[Role, ...] = ()
    moments: tuple[Moment, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    flagged: tuple[Word, ...] = ()
    allow: tuple[Word, ...] = ()
    modules: tuple[Module, ...] = ()
    paths: tuple[LearningPath, ...] = ()
    requires: Literal["advice", "gate"] = "advice"
    recall: RecallSetting = field(default_factory=Recall)
    variables: tuple[Variable, ...] = ()
    review: Literal["fsrs", "leitner"] = "fsrs"
    report: Word = ""
    handbooks: tuple[Handbook, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def values(self) -> Mapping[str, str]:
        """What its variables stand for, by their ids."""
        return {variable.id: variable.text for variable in self.variables}


@model
class Term:
    """A glossary entry; `other` languages' terms are looked up in their own load."""

    id: Id
    term: Text
    text: Text
    pinyin: Word = ""
    reading: Word = ""
    also: Answers = ()

    @property
    def readings(self) -> dict[str, str]:
        """How it is spoken, by the key that says so: in pinyin, in kana."""
        return {"pinyin": self.pinyin, "reading": self.reading}


@model
class Glossary:
    """glossary.yml in one language."""

    terms: tuple[Term, ...] = ()


@model
class Objective:
    """What a learner can do afterwards; it links to the heading `at`, or to the one of its own id."""

    id: Id
    text: Text
    at: Id | None = None


@model
class Change:
    """What was changed in a lesson: the day, the heading below which it stands (none: all over it), and a sentence.

    Day and heading are its name: the sentence may be mended.
    """

    date: Word
    at: Id | None = None
    text: LineText

    @property
    def name(self) -> str:
        """What devices keep of a change that was read."""
        return f"{self.date}#{self.at or ''}"


@model
class FrontMatter:
    """The head of a lesson file; no roles or moments means all.

    `changed` tells who has taken the lesson before what is to be read again; results hold to the day `valid-until`, or
    for the span `valid-for`.
    """

    title: Text
    minutes: Whole | None = None
    objectives: tuple[Objective, ...]
    frameworks: tuple[Id, ...] = ()
    roles: tuple[Id, ...] = ()
    moments: tuple[Id, ...] = ()
    requires: tuple[Id, ...] = ()
    at_work: Annotated[Whole | None, renamed("at-work")] = None
    draft: Flag = False
    changed: tuple[Change, ...] = ()
    valid_until: Annotated[Word, renamed("valid-until")] = ""
    valid_for: Annotated[Word, renamed("valid-for")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonBody:
    """What of a lesson only those need who look into its file."""

    document: Document
    outline: Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson in one language; `number` counts the course's lessons from 1, 0 before it is placed.

    `minutes` are those to read and practise, `at_work` those on the job: the author's, else those that are counted.
    `shown` are the quizzes that its page asks whole. The three are known of a project's lessons.
    """

    slug: str
    module: str
    file: str
    head: FrontMatter
    body: Late[LessonBody] = field(compare=False, repr=False)
    number: int = 0
    module_number: int = 0
    minutes: int = 0
    at_work: int = 0
    shown: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """The front matter with the places of all it says."""
        return self.body.get().document

    @property
    def outline(self) -> Outline:
        """The text, and what stands where in it."""
        return self.body.get().outline

    @property
    def page(self) -> str:
        """The lesson's Markdown path below its language's folder."""
        return f"{self.module}/{self.slug}.md"
