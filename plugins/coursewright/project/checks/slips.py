"""Slips in the Markdown of lessons and of texts in YAML, and what authors' HTML may not do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from coursewright.base.issues import IssueLog
from coursewright.base.passages import Passage, passages_of
from coursewright.base.source import Places, load_yaml
from coursewright.course.blocks import place_in
from coursewright.course.landmarks import DATA_BLOCKS, KNOWN_BLOCKS, OWN_FENCES, Outline
from coursewright.course.load import LessonFile
from coursewright.course.worksheet import read_worksheet
from coursewright.fonts.coverage import signs_without_glyph
from coursewright.project.around import Around
from coursewright.project.checks.notes import unused_notes
from coursewright.project.checks.pictures import wordless_pictures, wordless_tags
from coursewright.quiz.texts.html import TAGS
from coursewright.quiz.texts.lines import list_starts
from coursewright.writing.scan import slips_of
from coursewright.writing.sheet import Sheet, load_sheet
from coursewright.writing.slip import Setting, Slip, report

_HOST = re.compile(r"(?=[a-z0-9.-]*[a-z])[a-z0-9]+(?:[.-][a-z0-9]+)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What the course says about texts: the `hosts` of foreign sources, and whether there are handbooks."""

    hosts: tuple[str, ...] = ()
    printed: bool = False


def manners_of(around: Around) -> Manners:
    """What the course of a file says."""
    return Manners(hosts=around.hosts(), printed=around.is_printed())


def setting_of(manners: Manners, tags: frozenset[str] | None = None) -> Setting:
    """What the texts of a course may use; `tags`: the only HTML tags allowed."""
    return Setting(
        blocks=KNOWN_BLOCKS,
        data=DATA_BLOCKS,
        fences=OWN_FENCES,
        holds_fences=tags is None,
        hosts=frozenset(manners.hosts),
        tags=tags,
    )


def check_lesson_slips(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """A lesson's text, the texts in its blocks of YAML, and those of its front matter."""
    outline = file.outline
    if not file.whole:
        return
    manners = manners_of(around)
    sheet = load_sheet(outline.text, DATA_BLOCKS)
    slips = slips_of(sheet, setting_of(manners))
    lines = [row.raw for row in sheet.rows]
    ours = _lines_of_totals(outline)
    told = (slip for slip in slips if slip.line not in ours and not _is_printed_about(slip, lines, manners))
    printed = manners.printed
    unseen = (
        *wordless_pictures(sheet, printed=printed),
        *wordless_tags(sheet, printed=printed),
        *unused_notes(sheet, outline.blocks),
    )
    report((*told, *unseen), place_in(file.file, outline.first_line), issues)
    for block in outline.blocks:
        document = None
        if block.name in DATA_BLOCKS:
            line = block.place.line + 1
            document = load_yaml(block.body, file.file, IssueLog(), first_line=line)
        if document is not None and isinstance(document.tree, dict):
            texts = {key: text for key, text in document.tree.items() if isinstance(text, str)}
            for key, text in texts.items():
                passage = Passage(
                    text=text, path=(key,), part="asked", line=False, places=document.places, language=""
                )  # fmt: skip
                _check_passage(passage, manners, issues)
    if file.lesson is not None:
        check_texts(file.lesson.head, file.lesson.document.places, around.language, manners, issues)


def _lines_of_totals(outline: Outline) -> frozenset[int]:
    """The lines below worksheets that name what is worked out: no Markdown."""
    sheets = (
        (block, read_worksheet(block, IssueLog())) for block in outline.blocks if block.name == "worksheet"
    )
    return frozenset(block.first + 1 + sheet.last for block, sheet in sheets if sheet and sheet.totals)


def check_allowed(hosts: Iterable[str], places: Places, issues: IssueLog) -> None:
    """The sources that a course allows are names of hosts."""
    for index, host in enumerate(hosts):
        if not _HOST.match(host):
            place = places.value(("allow", index))
            cure = "Write the host alone, like 'player.example.org'."
            issues.error("course/allow", place, f"'{host}' is not the name of a host.", cure)


def check_quiz_slips(passages: Iterable[Passage], manners: Manners, issues: IssueLog) -> None:
    """The texts of a quiz, but for what the rules for such texts tell by themselves."""
    for passage in passages:
        if passage.path[-1] != "unit":
            _check_passage(passage, manners, issues, told=_TOLD)


def check_texts(value: Any, places: Places, language: str, manners: Manners, issues: IssueLog) -> None:
    """All texts of a model in a language: course.yml, the glossary, a front matter."""
    for passage in passages_of(value, places, language):
        _check_passage(passage, manners, issues)


def _check_passage(
    passage: Passage, manners: Manners, issues: IssueLog, told: frozenset[str] = frozenset()
) -> None:
    if not _SIGNS.search(passage.text):
        return
    sheet = load_sheet(passage.text, DATA_BLOCKS)
    lines = passage.text.split("\n")
    begun = list_starts(passage.text) if told else ()
    slips = (
        _in_a_text(slip)
        for slip in slips_of(sheet, setting_of(manners, TAGS))
        if slip.rule not in told
        and not (slip.rule == "text/list-number" and slip.line in begun)
        and not _is_printed_about(slip, lines, manners)
    )
    unseen = wordless_pictures(sheet, printed=manners.printed)
    report((*_left_open(sheet), *slips, *unseen), passage.spot, issues)


def _left_open(sheet: Sheet) -> Iterator[Slip]:
    """Fences of a text that are never closed; a lesson's outline tells its own."""
    for fence in sheet.fences:
        if not fence.closed:
            yield Slip(
                rule="text/fence-left-open", line=fence.first, column=fence.column,
                message="this fence is never closed.", cure=f"Close it with a line {fence.mark}.",
            )  # fmt: skip


def _in_a_text(slip: Slip) -> Slip:
    """A slip whose cure would be a fence or a block, which no such text can hold."""
    return replace(slip, cure=_FOR_LESSONS) if slip.rule in _IN_LESSONS else slip


def _is_printed_about(slip: Slip, lines: list[str], manners: Manners) -> bool:
    """Whether a sign that cannot be shown is told by `print/no-glyph`, as it is where a course has handbooks."""
    if slip.rule != "text/control-character" or not manners.printed:
        return False
    return bool(signs_without_glyph(lines[slip.line][slip.column]))


_TOLD = frozenset(
    {
        *("text/unknown-tag", "text/tag-words", "text/tag-left-open", "text/stray-tag", "text/comment"),
        *("text/footnote", "text/fence-place", "text/heading", "text/underlined-heading"),
        *("text/duplicate-reference", "html/refused-tag", "html/foreign-source"),
    }
)
"""What `quiz/raw-html`, `quiz/collected-elsewhere` and `quiz/fence-in-text` tell."""
_IN_LESSONS = frozenset({"text/fence-name", "text/fence-start", "text/block-like"})
_FOR_LESSONS = "Write it into the lesson: a text can hold no quiz, no figure and no block."
_SIGNS = re.compile(r"[^\w\s，。；：？！、“”‘’（）《》,.;?!-]|\S\s*\n\s*\S|[!！?？.：、-]{2}")
"""What a text without any slip may be told by at once."""
