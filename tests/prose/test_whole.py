"""The words of a lesson are those of its tree: what is lost, repeated or shown raw is told at its line."""

from __future__ import annotations

import random

import pytest

from coursewright.prose import Screen
from coursewright.prose.looks.paper import Paper
from coursewright.prose.spoken import flow_of, spelled

from .conftest import Render, page_of

TOP = "## Idea {#idea}\n\n"
QUIZ = "\n\n```quiz\none\n```\n"
FIRST_LINE = 10
"""The line of a lesson where what follows `TOP` begins."""

SOUND = {
    "emphasis and code": "Some *words* and **more**, `x < y` and ``a ` b``, snake_case_word, 2 * 3 * 4.",
    "links": 'A [link](two.md#idea "title"), <https://example.org/a_b>, [ref][r], [paper] [r], ![alt](x.png).\n\n'
    "[r]: https://example.org/very/long 'A title'",
    "targets with blanks": "![alt](图 片 1.png), [the file](my own (2) file.pdf 'A title') [it](so 'it' is.md).",
    "footnotes": "A claim[^1] and another[^long].\n\n[^1]: The source, page 3.\n[^long]:\n    Two\n\n    paragraphs.",
    "a table": "| a | b |\n|:--|--:|\n| one `x|y` | two \\| three |\n| | four |",
    "nested lists": "1. First\n\n    - inner one\n    - inner two\n\n2. Second\n    1. deep\n",
    "a list that goes on": "3. Third\n4. Fourth\n",
    "a definition list": "Term\n:   Its meaning in words.\n",
    "a task list": "- [ ] Not done\n- [x] Done\n",
    "a numbered task list": "1. [ ] Not done\n2. [X] Done\n",
    "mail addresses": "Write to <somebody@example.org> or [somebody](mailto:somebody@example.org).",
    "admonitions": '!!! note "A title"\n    Body of it.\n\n??? tip\n    Hidden body.\n\n!!! warning\n    Careful.',
    "listings": "```python\ndef f(x):\n    return x  # a comment\n```\n\n    indented code\n\n~~~\ntildes\n~~~",
    "a listing in a quote": "> ```python\n> x = 1\n> ```\n>\n> Words.",
    "html": '<div markdown="1" class="cols">\n\nInside *it*.\n\n</div>\n\n<p>Raw <b>bold</b> words</p>\n\nx<br>y',
    "entities": "&copy; and &amp; and &lt;b&gt;",
    "comments": "Before.\n\n<!-- not shown\nat all -->\n\nAfter <!-- nor this --> it.",
    "abbreviations": "The HTML page.\n\n*[HTML]: Hypertext of the web",
    "attributes": "A paragraph.\n{: .lead #lead data-x=yes }\n\n### Part {#part .big}\n\nMore [x](two.md){ .button }.",
    "headings": "### One\n\nText\n\nTwo under\n---------\n\nText #not-a-heading\n",
    "quotes": "> A quote\n> of two lines\n>\n> > and one in it\n",
    "hanzi": "他说“**慢走**”，然后*看着*屏幕。第 3 项：a<b。",
    "escapes": r"\*not slanted\*, \[no link\](x), 1\. no list, a\_b",
}
LOST = {
    "a cell too many": ("| a | b |\n|---|---|\n| 1 | 2 | gone |", 2),
}
RAW = {
    "a link with a gap": ("See [here]  (two.md) and [there](two.md .", 0),
    "a footnote without a text": ("A claim[^9].", 0),
    "a table's rule without a head": ("Text\n| a | b |\n|---|---|\n| 1 | 2 |", 2),
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
@pytest.mark.parametrize("look", [Screen(), Paper(audience="trainer")], ids=["screen", "paper"])
def test_whole_texts_pass(project_with: Render, body: str, look: Screen | Paper) -> None:
    page = page_of(project_with(TOP + body + QUIZ, told=True), look)
    assert [(issue.place.line, issue.message) for issue in page.issues.found] == []


@pytest.mark.parametrize(("body", "line"), LOST.values(), ids=LOST)
def test_a_word_that_is_on_no_page_is_told_at_its_line(project_with: Render, body: str, line: int) -> None:
    (issue,) = page_of(project_with(TOP + body + QUIZ, told=True), Screen()).issues.found
    assert (issue.rule, issue.place.line) == ("lesson/lost-text", FIRST_LINE + line)


@pytest.mark.parametrize(("body", "line"), RAW.values(), ids=RAW)
def test_a_mark_that_would_be_shown_is_told_at_its_line(project_with: Render, body: str, line: int) -> None:
    issue = page_of(project_with(TOP + body + QUIZ, told=True), Screen()).issues.found[0]
    assert (issue.rule, issue.place.line) == ("lesson/raw-marks", FIRST_LINE + line)


def test_texts_that_are_spelled_alike_have_the_same_words() -> None:
    draw = random.Random(3)  # noqa: S311  # not for secrets
    texts = ["".join(draw.choices("中文aB1²_ \n-*。", k=draw.randint(0, 5))) for _ in range(4000)]
    words: dict[str, str] = {}
    for text in texts:
        assert words.setdefault(spelled(text), flow_of(text)) == flow_of(text), ascii(text)
    assert len(words) < len(texts) / 2
