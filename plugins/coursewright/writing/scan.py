"""All slips of a text, in one run."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.writing.fences import check_fence_marks, check_fences
from coursewright.writing.lists import check_lists
from coursewright.writing.marks import check_backslashes, check_marks
from coursewright.writing.nesting import code_that_closes, follow_tags, markdown_unread
from coursewright.writing.notes import check_block_likes, check_other_blocks
from coursewright.writing.paragraphs import (
    check_admonitions,
    check_breaks,
    check_code_by_indent,
    check_comments,
    check_conflicts,
    check_headings,
    check_ids,
    check_signs,
    check_underlines,
)
from coursewright.writing.policy import check_attribute_lists, check_tags, check_targets
from coursewright.writing.references import check_references, check_wiki_links
from coursewright.writing.sheet import Sheet, load_sheet
from coursewright.writing.slip import Setting, Slip
from coursewright.writing.tables import check_tables
from coursewright.writing.tags import tags_in_html, tags_of
from coursewright.writing.targets import targets_of
from coursewright.writing.width import check_width

_SAME = (
    {
        "text/conflict",
        "text/unknown-tag",
        "text/tag-left-open",
        "text/table-rule",
        "text/table-row",
        "text/table-cells",
        "text/no-empty-line",
    },
    {
        "text/block-like",
        "text/fence-start",
        "text/unknown-block",
        "text/admonition",
        "text/unknown-tag",
        "text/tag-left-open",
        "text/comment",
    },
    {"text/fence-start", "text/mark-left-open", "text/full-width", "text/unknown-mark"},
    {
        "text/full-width",
        "text/table-cells",
        "text/table-rule",
        "text/table-row",
        "text/list-mark",
        "text/heading",
    },
    {"text/full-width", "text/broken-link", "text/undefined-reference"},
    {"text/code-by-indent", "text/full-width", "text/heading", "text/table-row"},
    {"text/list-indent", "text/no-empty-line", "text/code-by-indent"},
    {"text/fence-place", "text/markdown-unread", "text/list-indent"},
)
"""Rules that may see one slip from several sides; in one line the first in `slips_in` tells it."""


def slips_in(text: str, setting: Setting) -> tuple[Slip, ...]:
    """The slips of a Markdown text by line and column, both from 0."""
    return slips_of(load_sheet(text, setting.data), setting)


def slips_of(sheet: Sheet, setting: Setting) -> tuple[Slip, ...]:
    """The same for a text that is read already."""
    found = list(_all(sheet, setting))
    conflict = any(slip.rule == "text/conflict" for slip in found)
    told: dict[int, set[str]] = {}
    kept: list[Slip] = []
    for slip in found:
        if conflict and slip.rule == "text/fence-swallows":
            continue  # Two versions of a fence.
        rules = told.setdefault(slip.line, set())
        if not any(
            slip.rule in group and rule in group for rule in rules if rule != slip.rule for group in _SAME
        ):
            kept.append(slip)
            rules.add(slip.rule)
    return tuple(sorted(kept, key=lambda slip: (slip.line, slip.column)))


def _all(sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    tags = list(tags_of(sheet))
    nested = follow_tags(tags, sheet, setting)
    yield from check_signs(sheet)
    yield from check_conflicts(sheet)
    yield from check_fences(sheet, setting, nested.raw)
    yield from check_fence_marks(sheet, setting)
    yield from check_block_likes(sheet, setting)
    yield from check_other_blocks(sheet)
    yield from check_tags(tags, setting)
    after_comments = [
        (line, line) for line, _, _, _ in sheet.comments if sheet.rows[line].raw.startswith("<!--")
    ]
    for first, last in (*((block.first, block.last) for block in nested.raw), *after_comments):
        yield from check_tags(list(tags_in_html(sheet, first, last)), setting)
    yield from check_attribute_lists(sheet, setting)
    yield from check_targets(list(targets_of(sheet)), setting)
    yield from check_comments(sheet)
    yield from nested.slips
    yield from code_that_closes(sheet, nested.read)
    yield from markdown_unread(sheet, nested.raw)
    yield from check_width(sheet)
    yield from check_tables(sheet)
    yield from check_lists(sheet)
    yield from check_headings(sheet)
    yield from check_ids(sheet)
    yield from check_underlines(sheet)
    yield from check_admonitions(sheet)
    yield from check_code_by_indent(sheet)
    yield from check_references(sheet)
    if setting.blocks and setting.holds_fences:  # In a question `[[id]]` is a gap.
        yield from check_wiki_links(sheet)
    yield from check_marks(sheet)
    yield from check_backslashes(sheet)
    yield from check_breaks(sheet)
