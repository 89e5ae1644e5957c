"""All that Markdown can bring, in learners' and trainers' books: nothing runs off a page, code keeps its lines."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest

from coursewright.handbook.editions import write_book
from coursewright.handbook.fitting import fit_tree
from coursewright.handbook.model import Book, BookModule, KeyRow
from coursewright.prose import read_html

from .hearing import faults_by_ear

CASES = Path(__file__).parent / "cases" / "everything"
EPOCH = 1_700_000_000
LISTING = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
LONG = "LongestAddressOfAllWithoutAnyBlankOrHyphenInIt" * 4
TAG = re.compile(r"<[^>]*>")

Books = dict[str, Path]


@pytest.fixture(scope="module", params=["en", "zh"])
def book(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    small_book: Callable[..., Book],
    chapter: Callable[..., object],
) -> tuple[str, Path]:
    """A trainers' book whose one lesson is the case of a language: the case and the book."""
    body = (CASES / f"{request.param}.html").read_text(encoding="utf-8")
    why = f"<p>{LONG}</p><pre><code>{LONG}\n  two</code></pre><ul><li>one</li></ul>"
    key = (KeyRow(number=1, anchor="a--q-blocks", kind=LONG[:40], answer=(LONG,), why=read_html(why)),)
    lesson = chapter("a", 1, body, key=key, title=LONG[:60], roles=(LONG[:50],))
    module = BookModule(number=1, title=LONG[:50], other_title="", question=LONG, chapters=(lesson,))  # type: ignore[arg-type]
    made = small_book("trainer", language=request.param, other_language="", modules=(module,))
    target = tmp_path_factory.mktemp(request.param) / "book.pdf"
    write_book(made, CASES, target, EPOCH)
    return body, target


def words_of(path: Path) -> str:
    answer = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return answer.stdout


def test_every_line_of_every_listing_is_printed_in_order(book: tuple[str, Path]):
    body, path = book
    text = "".join(words_of(path).split())
    listings = LISTING.findall(body)
    assert len(listings) >= 3
    for listing in listings:
        at = 0
        for line in unescape(TAG.sub("", listing)).splitlines():
            at = text.index("".join(line.split()), at)


def test_code_has_its_own_face_and_rare_hanzi_and_signs_theirs(book: tuple[str, Path]):
    answer = subprocess.run(["pdffonts", str(book[1])], capture_output=True, encoding="utf-8", check=True)
    faces = {re.sub(r"^[A-Z]{6}\+", "", row.split()[0]) for row in answer.stdout.splitlines()[2:]}
    assert {"Mono", "Mono-Bold", "HeiMore", "Signs", "Emoji"} <= faces


def test_all_of_it_can_be_followed_by_ear(book: tuple[str, Path]):
    assert faults_by_ear(book[1]) == []


def fitted(html: str) -> str:
    root = fromstring(f"<div>{html}</div>")  # noqa: S314  # our own text
    fit_tree(root)
    return tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<pre>a\n  b\n</pre>", '<pre><span class="cl">a</span><span class="cl">  b</span></pre>'),
        (
            "<pre><code>a\n\nb</code></pre>",
            '<pre><code><span class="cl">a</span><span class="cl" /><span class="cl">b</span></code></pre>',
        ),
        (
            '<pre><span></span><code><b id="i">a\nb</b></code></pre>',
            '<pre><span /><code><span class="cl"><b id="i">a</b></span><span class="cl"><b>b</b></span></code></pre>',
        ),
        (
            '<pre>a <a id="l-1" /><code>b</code> c\nd</pre>',
            '<pre><span class="cl">a <a id="l-1" /><code>b</code> c</span><span class="cl">d</span></pre>',
        ),
        (
            '<img src="a" width="60" height="40" />',
            '<img src="a" width="60" height="40" style="width:60px;" />',
        ),
        ('<img src="a" height="40" />', '<img src="a" height="40" style="height:40px;" />'),
        ('<img width="50%" style="x:y" />', '<img width="50%" style="width:50%;x:y" />'),
        ('<img width="wide" />', '<img width="wide" />'),
    ],
)
def test_what_a_tree_needs_to_fit_its_page(html: str, made: str):
    assert fitted(html) == made
