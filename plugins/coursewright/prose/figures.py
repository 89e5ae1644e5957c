"""A `figure` fence as a tree, and what figures of a page have in common: anchors of their own, captions."""

from __future__ import annotations

from collections.abc import Collection

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, el
from coursewright.base.shape import did_you_mean
from coursewright.course.outline import Fence
from coursewright.figures.load import load_fence
from coursewright.figures.model import LoadedFigure
from coursewright.figures.screen import reader_of
from coursewright.languages.words import words
from coursewright.project.figures import named_figure
from coursewright.prose.looks.look import Conversion


def render_figure_fence(fence: Fence, conversion: Conversion) -> Element:
    """The figure that a fence names or holds; what is at fault becomes a visible box."""
    name = named_figure(fence)
    told = IssueLog()
    loaded = conversion.project.figures.get(name) if name else load_fence(fence.body, fence.place, told)
    if loaded is None:
        if name or not told.found:
            cure = _cure(name, conversion.project.figures)
            told.error(
                "lesson/unknown-figure", fence.place, f"figure '{name or '(none)'}' is not known.", cure
            )
        conversion.issues.extend(told)
        said = " ".join(f"{issue.message} {issue.hint}".strip() for issue in told.in_order())
        return el("p", {"class": "admonition danger"}, said)
    return conversion.look.figure(loaded, f"fig-{name or 'here'}", conversion)


def _cure(name: str, known: Collection[str]) -> str:
    """What to do about a name that no figure has, or about none."""
    if not name:
        return "Write the name of a figure in it."
    return did_you_mean(name, known) if known else f"Write '{name}.yml' into the folder of figures."


def own_anchor(wanted: str, conversion: Conversion) -> str:
    """An id that nothing else in the page has: the second time a figure stands there it ends in `-2`."""
    anchors = conversion.findings.anchors
    name, again = wanted, 1
    while name in anchors:
        again += 1
        name = f"{wanted}-{again}"
    anchors.append(name)
    return name


def told_of(loaded: LoadedFigure, language: str) -> tuple[str, str, str]:
    """Title, description, and where the model comes from ("" where the author does not say)."""
    figure, reader = loaded.figure, reader_of(loaded, language)
    source = reader.text(figure.source)
    from_where = words(language)["figure.source"].format(source=source) if source else ""
    return reader.text(figure.title), reader.text(figure.text), from_where


def caption_of(loaded: LoadedFigure, language: str) -> tuple[str, str]:
    """Title with description, and the source."""
    title, text, source = told_of(loaded, language)
    return words(language)["figure.caption"].format(title=title, text=text) if text else title, source
