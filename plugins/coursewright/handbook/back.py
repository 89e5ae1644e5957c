"""Scenarios, worksheets, glossary and answer key as markup."""

from __future__ import annotations

from coursewright.handbook.model import Book, Chapter, GlossaryEntry, KeyRow, Scenario, Sheet
from coursewright.handbook.typeset import attribute, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words

KEY_COLUMNS = ("12mm", "18mm", "13.5mm", "49.5mm", "75mm")

NO_NUMBER = "–"


def scenario_run(book: Book, scenario: Scenario) -> str:
    """A scenario's line in running heads and outline."""
    label = handbook_words(book.language)["scenario"].format(number=scenario.number)
    return f"{label}\u3000{scenario.title}"


def render_scenario(book: Book, scenario: Scenario) -> str:
    """A scenario: an opener like a lesson's, then the script as the prose room wrote it."""
    run = attribute(scenario_run(book, scenario))
    return (
        f'<header class="opener act" id="{attribute(scenario.anchor)}"><div class="no">S{scenario.number}</div>'
        f'<h1 data-run="{run}">{title_line(scenario.title)}</h1>'
        f"{other_line(scenario.other_title, book.other_language, 'p', 'et n')}</header>{scenario.body_html}"
    )


def sheet_run(sheet: Sheet) -> str:
    """A worksheet's line in its head and in the outline."""
    return "\u3000".join(filter(None, (sheet.code, sheet.title, sheet.other_title)))


def render_sheet(book: Book, sheet: Sheet) -> str:
    """A worksheet: head with code, lesson and roles, then the form."""
    words = handbook_words(book.language)
    lesson = words["lesson"].format(number=sheet.lesson)
    use = "\u3000".join((sheet.code, lesson, *(sheet.roles or (words["all-roles"],))))
    return (
        f'<section class="sheet" id="{attribute(sheet.anchor)}"><div class="wh">'
        f'<h2 data-run="{attribute(sheet_run(sheet))}">{text_line(sheet.title)}</h2>'
        f'{other_line(sheet.other_title, book.other_language)}<span class="wt">{text_line(use)}</span></div>'
        f'<div class="wb">{sheet.body_html}</div></section>'
    )


def render_glossary(book: Book) -> str:
    """The glossary: terms in the rail, meanings in the text."""
    entries = "".join(_entry(book, entry) for entry in book.glossary)
    title = handbook_words(book.language)["glossary"]
    return f'<section class="gloss"><h2 class="th" id="glossary">{title}</h2>{entries}</section>'


def _entry(book: Book, entry: GlossaryEntry) -> str:
    words = handbook_words(book.language)
    also = ""
    if entry.also:
        also = words["also"].format(also=words["list-comma"].join(entry.also))
        also = f'<span class="also">{text_line(also)}</span>'
    other = other_line(entry.other_term, book.other_language)
    return (
        f'<dl class="gl" id="{attribute(entry.anchor)}"><dt>{text_line(entry.term)}{other}</dt>'
        f"<dd>{entry.text_html}{also}</dd></dl>"
    )


def render_key(book: Book) -> str:
    """The answer key: a table a lesson, with the page of every question."""
    tables = "".join(_key_table(book, chapter) for chapter in book.chapters if chapter.key)
    title = handbook_words(book.language)["key"]
    return f'<section class="full keys"><h2 class="th" id="key">{title}</h2>{tables}</section>'


def _key_table(book: Book, chapter: Chapter) -> str:
    words = handbook_words(book.language)
    columns = "".join(f'<col style="width:{width}">' for width in KEY_COLUMNS)
    heads = "".join(
        f'<th scope="col"{" class=num" if key == "page" else ""}>{words[key]}</th>'
        for key in ("question", "kind", "page", "answer", "why")
    )
    label = words["lesson"].format(number=chapter.number)
    rows = "".join(_key_row(chapter, row) for row in chapter.key)
    return (
        f'<table class="t"><colgroup>{columns}</colgroup><thead><tr><th class="cap" colspan="5">{label}\u3000'
        f"<span>{text_line(chapter.title)}</span></th></tr><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _key_row(chapter: Chapter, row: KeyRow) -> str:
    anchor = attribute(chapter_anchor(chapter, row.anchor))
    return (
        f'<tr><th scope="row">{row.number or NO_NUMBER}</th><td>{text_line(row.kind)}</td>'
        f'<td class="num"><a class="pg" href="#{anchor}"></a></td>'
        f"<td><b>{row.answer_html}</b></td><td>{row.why_html}</td></tr>"
    )


def chapter_anchor(chapter: Chapter, anchor: str) -> str:
    """An id of a chapter's body as it is called in the whole book; it may be called so already."""
    return anchor if anchor.startswith(f"{chapter.slug}--") else f"{chapter.slug}--{anchor}"
