"""Figures in a page and in print: a `figure` fence with its caption, and the figure of a question."""

from __future__ import annotations

from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Embed, el, to_html
from coursewright.base.words import words
from coursewright.course.outline import Fence
from coursewright.figures.load import load_fence
from coursewright.figures.model import LoadedFigure
from coursewright.figures.paper import COLUMN, figure_on_paper, notes_on_paper, scene_on_paper
from coursewright.figures.screen import figure_on_screen, reader_of
from coursewright.project.figures import named_figure
from coursewright.prose.targets import Conversion


def render_figure_fence(fence: Fence, md: Markdown, conversion: Conversion) -> Element:
    """The figure that a fence names or holds, with its caption; what is at fault becomes a visible box."""
    name = named_figure(fence)
    told = IssueLog()
    loaded = conversion.figures.get(name) if name else load_fence(fence.body, fence.place, told)
    if loaded is None:
        if name or not told.found:
            told.error("lesson/unknown-figure", fence.place, f"figure '{name or '(none)'}' is not known.")
        conversion.issues.extend(told)
        said_so = " ".join(f"{issue.message} {issue.hint}".strip() for issue in told.in_order())
        return el("p", {"class": "admonition danger"}, said_so)
    anchor = own_anchor(f"fig-{name or 'here'}", conversion)
    said, source = caption_of(loaded, conversion.language)
    if conversion.on_paper:
        return _on_paper(loaded, anchor, md, conversion)
    lines = [el("p", None, line) for line in (said, source) if line]
    caption = el("cw-caption", {"kind": "figure"}, lines)
    drawn = figure_on_screen(loaded, conversion.language, anchor)
    return el("figure", {"class": "cw-fig", "id": anchor}, md.htmlStash.store(to_html(drawn)), caption)


def _on_paper(loaded: LoadedFigure, anchor: str, md: Markdown, conversion: Conversion) -> Element:
    """The drawing, the source and the notes; the caption is short, since it stands in the rail."""
    said, source = caption_of(loaded, conversion.language)
    slug = conversion.lesson.slug if conversion.lesson else "page"
    wide = scene_on_paper(loaded, conversion.language).width > COLUMN
    notes = notes_on_paper(loaded, conversion.language)
    below = (el("p", {"class": "fig-source"}, source) if source else None, notes)
    drawn = (figure_on_paper(loaded, conversion.language), *below)
    html = "".join(to_html(node) for node in drawn if node is not None)
    caption = el("cw-caption", {"kind": "figure"}, el("p", None, said))
    attrs = {"class": "cw-fig wide" if wide else "cw-fig", "id": f"{slug}--{anchor}"}
    return el("figure", attrs, md.htmlStash.store(html), caption)


def render_embed(leaf: Embed, md: Markdown, conversion: Conversion) -> Element:
    """A question's figure, without caption and notes; one that is not known becomes a visible box."""
    loaded = conversion.figures.get(leaf.figure)
    if loaded is None:
        message = f"figure '{leaf.figure}' is not known"
        conversion.issues.error("quiz/unknown-figure", leaf.place, f"{message}.")
        return el("p", {"class": "admonition danger"}, message)
    if conversion.on_paper:
        drawn = figure_on_paper(loaded, conversion.language)
        wide = scene_on_paper(loaded, conversion.language).width > COLUMN
        return el("div", {"class": "qfig wide" if wide else "qfig"}, md.htmlStash.store(to_html(drawn)))
    anchor = own_anchor(leaf.anchor, conversion)
    drawn = figure_on_screen(loaded, conversion.language, anchor, dict(leaf.picks))
    return el("div", {"class": "cw-fig"}, md.htmlStash.store(to_html(drawn)))


def own_anchor(wanted: str, conversion: Conversion) -> str:
    """An id that nothing else in the page has: the second time a figure stands there it ends in `-2`."""
    name, again = wanted, 1
    while name in conversion.anchors:
        again += 1
        name = f"{wanted}-{again}"
    conversion.anchors.append(name)
    return name


def caption_of(loaded: LoadedFigure, language: str) -> tuple[str, str]:
    """Title with description, and where the model comes from ("" where the author does not say)."""
    word, reader = words(language), reader_of(loaded, language)
    title, text = reader.text(loaded.figure.title), reader.text(loaded.figure.text)
    said = word["figure.caption"].format(title=title, text=text) if text else title
    source = reader.text(loaded.figure.source)
    return said, word["figure.source"].format(source=source) if source else ""
