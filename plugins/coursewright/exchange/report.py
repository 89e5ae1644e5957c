"""What is lost on the way to a format, question by question, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coursewright.exchange.format import Format, Keep
from coursewright.exchange.trees import paths_in, texts_at, tree_of
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.lint.text import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What of one question does not arrive: all of it, its kind, or some of its fields; `told` is a sentence."""

    question: str
    whole: bool
    told: str


def losses_of(name: str, question: AnyQuestion, keep: Keep) -> Iterator[Loss]:
    """What a format loses of a question; what every question has and nobody reads is passed over."""
    if not keep.form:
        yield Loss(question=name, whole=True, told=f"left out: {keep.why}")
        return
    if keep.form != question.type:
        yield Loss(question=name, whole=False, told=f"asked as '{keep.form}'")
    tree = tree_of(question)
    said = dict.fromkeys(paths_in(tree))
    marked = [path for path in keep.plain if any(plain(text) != text for text in texts_at(tree, path))]
    if marked:
        yield Loss(question=name, whole=False, told=f"{', '.join(marked)} as plain words")
    lost = [path for path in said if path in keep.loses and not _is_unread(path)]
    if lost:
        yield Loss(question=name, whole=False, told=f"without {', '.join(lost)}")


def _is_unread(path: str) -> bool:
    return path == "objective" or path.endswith(".id")


def left_out(name: str, keep: Keep) -> Loss:
    """A question whose kind the format holds, but not this one."""
    return Loss(question=name, whole=True, told=f"left out: {keep.unless}")


def report_lines(losses: Iterable[Loss]) -> Iterator[str]:
    """A line a question, in the order of the questions."""
    by_name: dict[str, list[str]] = {}
    for loss in losses:
        by_name.setdefault(loss.question, []).append(loss.told)
    for name, told in by_name.items():
        yield f"{name}: {'; '.join(told)}."


def summary_of(form: Format, kept: int, losses: Iterable[Loss]) -> str:
    """How many questions the file holds, and of how many how much is lost, in one sentence."""
    rows = tuple(losses)
    left = len({loss.question for loss in rows if loss.whole})
    less = len({loss.question for loss in rows if not loss.whole})
    said = f"{kept} question{'s' * (kept != 1)} in {form.title}"
    return f"{said}, {less} of them with less than they say here; {left} left out."
