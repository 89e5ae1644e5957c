"""Scenarios, worksheets, glossary and answer key as trees."""

from __future__ import annotations

from string import ascii_uppercase

from coursewright.base.markup import Element, el
from coursewright.base.words import words as ui_words
from coursewright.handbook.model import Book, Chapter, GlossaryEntry, KeyRow, Scenario, Sheet
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words

KEY_COLUMNS = ("12mm", "18mm", "13.5mm", "49.5mm", "75mm")

NO_NUMBER = "–"


def scenario_run(book: Book, scenario: Scenario) -> str:
    """A scenario's line in running heads and outline."""
    label = handbook_words(book.language)["scenario"].format(number=scenario.number)
    return f"{label}\u3000{scenario.title}"


def render_scenario(book: Book, scenario: Scenario) -> Tree:
    """A scenario: an opener like a lesson's, then the script as the prose room made it."""
    opener = el(
        "header",
        {"class": "opener act", "id": scenario.anchor},
        el("div", {"class": "no"}, f"S{scenario.number}"),
        el("h1", {"data-run": scenario_run(book, scenario)}, title_line(scenario.title)),
        other_line(scenario.other_title, book.other_language, "p", "et n"),
    )
    return (opener, *scenario.body)


def sheet_run(sheet: Sheet) -> str:
    """A worksheet's line in the outline."""
    return "\u3000".join(filter(None, (sheet.code, sheet.title, sheet.other_title)))


def render_sheet(book: Book, sheet: Sheet) -> Tree:
    """A worksheet: head with code, lesson and roles, then the form."""
    words = handbook_words(book.language)
    lesson = words["lesson"].format(number=sheet.lesson)
    use = "\u3000".join((sheet.code, lesson, *(sheet.roles or (words["all-roles"],))))
    head = el(
        "div",
        {"class": "wh"},
        el("h2", {"data-run": sheet_run(sheet)}, text_line(sheet.title)),
        other_line(sheet.other_title, book.other_language),
        el("span", {"class": "wt"}, text_line(use)),
    )
    return (
        el("section", {"class": "sheet", "id": sheet.anchor}, head, el("div", {"class": "wb"}, sheet.body)),
    )


def render_cards(book: Book) -> Tree:
    """All cards, one below the other."""
    title = el("h2", {"class": "th", "id": "cards"}, ui_words(book.language)["course.cards"])
    return (el("section", {"class": "cards"}, title, book.cards),)


def render_glossary(book: Book) -> Tree:
    """The glossary: the alphabet, then terms with their meanings, each letter beside its first term."""
    title = el("h2", {"class": "th", "id": "glossary"}, handbook_words(book.language)["glossary"])
    used = {entry.letter for entry in book.glossary}
    letters = [el("span", None if letter in used else {"class": "no"}, letter) for letter in ascii_uppercase]
    alphabet = el("p", {"class": "az n"}, letters) if used & set(ascii_uppercase) else None
    before = ("", *(entry.letter for entry in book.glossary))
    entries = [
        _entry(book, entry, first=entry.letter != last)
        for entry, last in zip(book.glossary, before, strict=False)
    ]
    return (el("section", {"class": "gloss"}, title, alphabet, entries),)


def _entry(book: Book, entry: GlossaryEntry, *, first: bool) -> Element:
    words = handbook_words(book.language)
    also = words["also"].format(also=words["list-comma"].join(entry.also)) if entry.also else ""
    term = el("dt", None, text_line(entry.term), other_line(entry.other_term, book.other_language))
    more = el("span", {"class": "also"}, text_line(also)) if also else None
    meaning = el("dl", None, term, el("dd", None, text_line(entry.text), more))
    head = el("h3", {"class": "lh"}, entry.letter) if first and entry.letter else None
    return el("div", {"class": "gl first" if head else "gl", "id": entry.anchor}, head, meaning)


def render_key(book: Book) -> Tree:
    """The answer key: a table a lesson, with the page of every question.

    In a book of sessions, which hold all reasons, the answers alone, two abreast.
    """
    title = el("h2", {"class": "th", "id": "key"}, handbook_words(book.language)["key"])
    listed = _key_list if "sessions" in book.parts_wanted else _key_table
    tables = [listed(book, chapter) for chapter in book.chapters if chapter.key]
    return (el("section", {"class": "full keys"}, title, tables),)


def _key_list(book: Book, chapter: Chapter) -> Element:
    label = handbook_words(book.language)["lesson"].format(number=chapter.number)
    rows = [_short_key_row(row) for row in chapter.key]
    head = el("h3", None, f"{label}\u3000", text_line(chapter.title))
    return el("div", {"class": "keyed"}, head, el("ul", {"class": "slips keylist"}, rows))


def _short_key_row(row: KeyRow) -> Element:
    page = el("a", {"class": "pg", "href": f"#{row.anchor}"})
    return el("li", None, el("b", None, str(row.number or NO_NUMBER)), " ", row.answer, " ", page)


def _key_table(book: Book, chapter: Chapter) -> Element:
    words = handbook_words(book.language)
    columns = [el("col", {"style": f"width:{width}"}) for width in KEY_COLUMNS]
    heads = [
        el("th", {"scope": "col", "class": "num" if key == "page" else None}, words[key])
        for key in ("question", "kind", "page", "answer", "why")
    ]
    label = words["lesson"].format(number=chapter.number)
    title = el("span", None, text_line(chapter.title))
    caption = el("th", {"class": "cap", "colspan": "5"}, f"{label}\u3000", title)
    return el(
        "table",
        {"class": "t"},
        el("colgroup", None, columns),
        el("thead", None, el("tr", {"role": "caption"}, caption), el("tr", None, heads)),
        el("tbody", None, [_key_row(row) for row in chapter.key]),
    )


def _key_row(row: KeyRow) -> Element:
    return el(
        "tr",
        None,
        el("th", {"scope": "row"}, str(row.number or NO_NUMBER)),
        el("td", None, text_line(row.kind)),
        el("td", {"class": "num"}, el("a", {"class": "pg", "href": f"#{row.anchor}"})),
        el("td", {"class": "ans"}, row.answer),
        el("td", None, row.why),
    )
