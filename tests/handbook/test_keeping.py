"""Books made with a cache: nothing is laid out twice, and every book is the one that is made without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.handbook.binding import Placed
from coursewright.handbook.documents import Imprint
from coursewright.handbook.editions import HandbookFault, write_book
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.keeping import KeepingPress
from coursewright.handbook.model import Book
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.prose import read_html

EPOCH = 1_700_000_000
LIGHT = Path(__file__).parent / "cases" / "light.css"
IMPRINT = Imprint(title="A light book", language="en", epoch=EPOCH, heads={})
Books = Callable[..., Book]


def written(book: Book, folder: Path, cache: Cache | None = None) -> tuple[bytes, list[str]]:
    """The book's bytes, and the sections that were asked for."""
    asked: list[str] = []
    more = {"cache": cache} if cache else {}
    write_book(book, folder, folder / "book.pdf", EPOCH, lambda name, *_: asked.append(name), **more)
    return (folder / "book.pdf").read_bytes(), asked


def with_body(book: Book, slug: str, html: str) -> Book:
    """The book with another body of a lesson."""
    parts = [
        replace(part, chapters=tuple(
            replace(row, body=read_html(html)) if row.slug == slug else row for row in part.chapters
        ))
        for part in book.modules
    ]  # fmt: skip
    return replace(book, modules=tuple(parts))


@pytest.mark.parametrize("paragraphs", [1, 60, 400])
def test_an_edited_book_is_the_one_that_a_clean_build_makes(
    tmp_path: Path, small_book: Books, paragraphs: int
):
    cache, book = Cache(tmp_path / "cache"), small_book("trainer")
    cold, _ = written(book, tmp_path, cache)
    assert written(book, tmp_path, cache)[0] == cold
    body = '<p>又写了一段，见<a href="#three--end">后面</a>。</p>' * paragraphs
    edited = with_body(book, "one", f'<section class="s"><h2 id="one--q-why">场景</h2>{body}</section>')
    warm, _ = written(edited, tmp_path, cache)
    assert warm == written(edited, tmp_path)[0]
    assert warm != cold
    assert written(book, tmp_path, cache)[0] == cold


class CountingWeasy(WeasyPress):
    """A press that notes what it laid out."""

    laid: list[str]

    def lay_out(self, section: Section, tree: object, first_page: int) -> Fragment:
        """Lay out and note it."""
        self.laid.append(section.name)
        return super().lay_out(section, tree, first_page)  # type: ignore[arg-type]


def keeping(root: Path, laid: list[str], rules: str = "") -> KeepingPress:
    """A press with a cache of its own folder, and the light style sheet."""

    def make() -> WeasyPress:
        made = CountingWeasy(root, IMPRINT, [LIGHT], rules)
        made.laid = laid
        return made

    return KeepingPress(make, Cache(root / "cache"), root, IMPRINT, [rules])


def lay(root: Path, html: str, rules: str = "") -> tuple[Fragment, list[str]]:
    """A section of some markup, and what was laid out for it."""
    laid: list[str] = []
    section = Section(name="s", tree=read_html(html))
    return keeping(root, laid, rules).lay_out(section, section.tree, 1), laid


def test_a_section_is_kept_for_what_it_shows_and_not_for_where_that_was_written(tmp_path: Path):
    first, laid = lay(tmp_path, '<p data-at="a.md:1:1">Text</p>')
    assert laid == ["s"]
    assert lay(tmp_path, '<p data-at="a.md:7:1">Text</p>') == (first, [])
    assert lay(tmp_path, "<p>Texts</p>")[1] == ["s"]
    assert lay(tmp_path, "<p>Text</p>", "p{color:red}")[1] == ["s"]


def test_a_section_is_laid_out_again_when_a_picture_in_it_has_changed(tmp_path: Path):
    picture = tmp_path / "a.svg"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H{}V9Z"/></svg>'
    picture.write_text(drawing.format(9), encoding="utf-8")
    html = '<p><img src="a.svg" alt="A"></p>'
    first, _ = lay(tmp_path, html)
    assert lay(tmp_path, html) == (first, [])
    picture.write_text(drawing.format(4), encoding="utf-8")
    second, laid = lay(tmp_path, html)
    assert laid == ["s"]
    assert second != first


@pytest.mark.parametrize(
    "html",
    [
        '<p><img src="gone.png" alt="gone"></p>',
        '<p><img src="other.svg" alt="names another picture"></p>',
        '<p style="background:url(a.png)">Text</p>',
    ],
)
def test_what_has_faults_or_shows_what_nobody_knows_is_not_kept(tmp_path: Path, html: str):
    link = '<svg xmlns="http://www.w3.org/2000/svg"><image href="a.png"/></svg>'
    (tmp_path / "other.svg").write_text(link, encoding="utf-8")
    assert [lay(tmp_path, html)[1] for _ in range(2)] == [["s"], ["s"]]


def test_faults_are_told_in_every_build(tmp_path: Path, small_book: Books):
    cache = Cache(tmp_path / "cache")
    book = with_body(
        small_book(), "one", '<section class="s"><h2>场景</h2><p>한<img src="x.png" alt="x"></p></section>'
    )
    for _ in range(2):
        with pytest.raises(HandbookFault) as caught:
            written(book, tmp_path, cache)
        assert [issue.rule for issue in caught.value.issues.found] == ["print/lost-picture", "print/no-glyph"]


def test_an_entry_that_holds_something_else_is_laid_out_anew(tmp_path: Path):
    first, _ = lay(tmp_path, "<p>Text</p>")
    (entry,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-9])
    assert lay(tmp_path, "<p>Text</p>") == (first, ["s"])


def test_a_book_all_of_whose_pages_are_kept_needs_no_press(tmp_path: Path):
    made: list[bytes] = []
    for _ in range(2):
        laid: list[str] = []
        press = keeping(tmp_path, laid)
        section = Section(name="s", tree=read_html("<p>Text</p>"))
        made.append(press.pdf([Placed(fragment=press.lay_out(section, section.tree, 1), first=1)]))
    assert laid == []
    assert made[0] == made[1]
