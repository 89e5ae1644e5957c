"""What stands in a lesson's Markdown besides words: headings, fences, `///` blocks and links, with places."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.base.issues import Place

DATA_BLOCKS = ("misconception", "use-tomorrow", "stand-up")
"""Blocks whose body is YAML."""
TEXT_BLOCKS = ("worksheet", "trainer", "plan", "table-caption", "figure-caption")
"""Blocks whose body is Markdown."""
TRAINER_BLOCKS = ("trainer", "plan")
"""Blocks that no learner sees: never in the site, nor in learners' books."""
HOLDING_BLOCKS = ("worksheet", "trainer")
"""Blocks that other blocks may stand in."""
OWN_FENCES = ("quiz", "figure")
KNOWN_BLOCKS = (*DATA_BLOCKS, *TEXT_BLOCKS)


BACK = "back"
"""Behind `quiz#question`: here what was written first stands again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizName:
    """What the body of a quiz fence names: a quiz, one question of it ("": all), and whether that comes `back`."""

    quiz: str
    question: str = ""
    back: bool = False


def quiz_name(body: str) -> QuizName:
    """What a quiz fence names: `quiz`, `quiz#question` or `quiz#question back`."""
    name, gap, last = body.strip().rpartition(" ")
    back = bool(gap) and last == BACK and "#" in name
    quiz, _, question = (name if back else body).partition("#")
    return QuizName(quiz=quiz.strip(), question=question.strip(), back=back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its level and its id ("" where the author gave none)."""

    level: int
    text: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A `quiz` or `figure` fence; `first` and `last` are its lines' indexes in the body."""

    name: str
    body: str
    place: Place
    first: int
    last: int
    in_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A `///` block: name, argument, body, and the indexes of its opening and closing lines."""

    name: str
    argument: str
    body: str
    place: Place
    first: int
    last: int
    inside: str

    @property
    def code(self) -> str:
        """The code of a worksheet, `W02`: what its argument begins with."""
        return self.argument.partition(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or an image in running text."""

    target: str
    image: bool
    place: Place
    in_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A lesson's text (its front matter taken off) and what stands where in it.

    `sound` is False where a block or a fence is never closed: what follows it may not be what it seems.
    `lost` are the fences that are meant as ours and are none: misspelt, or in a quote.
    """

    text: str
    first_line: int = 1
    sound: bool = True
    headings: tuple[Heading, ...] = ()
    fences: tuple[Fence, ...] = ()
    lost: tuple[Fence, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def names_headings(self) -> bool:
        """Whether all headings are known by id, so that an id which is not there is a fault of who names it."""
        return self.sound and all(heading.id for heading in self.headings if heading.level in (2, 3))
