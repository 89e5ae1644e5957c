from __future__ import annotations

import random
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.course.outline import load_outline
from coursewright.writing.addresses import read_address

from .cases import LESSON, rows_of, said

EXTENSIONS = (
    *(
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "tables",
        "toc",
        "sane_lists",
    ),
    *("pymdownx.details", "pymdownx.superfences"),
)


def errors(text: str) -> list[str]:
    return [line for line in said(text, LESSON) if " error " in line]


@pytest.mark.parametrize("text", rows_of("hostile.yml"), ids=lambda text: repr(text)[:60])
def test_what_no_text_may_hold_is_refused(text: str) -> None:
    assert errors(f"Text.\n\n{text}\n\nText.\n") != []


def test_what_stands_behind_thousands_of_tags_that_never_end_is_refused() -> None:
    assert "1:6001 error html/refused-tag" in errors("<x" * 3_000 + "<script>")


@pytest.mark.parametrize("text", rows_of("hostile.yml")[:5])
def test_it_is_a_listing_between_backticks(text: str) -> None:
    assert said(f"```html\n{text}\n```\n\nText.\n") == []


@pytest.mark.parametrize(
    ("written", "reach", "host"),
    [
        ("a.md#b", "here", ""),
        ("../assets/a b.png", "here", ""),
        ("#b", "here", ""),
        ("c:/a.png", "refused", ""),
        ("term:moment", "term", ""),
        ("mailto:me@example.org", "mail", ""),
        ("tel:+49-1", "mail", ""),
        ("https://Example.org:8080/a", "web", "example.org"),
        ("//example.org/a", "web", "example.org"),
        ("\\\\example.org/a", "web", "example.org"),
        ("https:/\\example.org", "web", "example.org"),
        ("http://a@example.org/", "web", "example.org"),
        ("ht\ntp://example.org", "web", "example.org"),
        ("&#106;ava&Tab;script&colon;x", "refused", ""),
        ("\x01 javascript:x", "refused", ""),
        ("data:text/html,x", "refused", ""),
        ("http://[", "web", ""),
    ],
)
def test_an_address_is_read_as_browsers_read_it(written: str, reach: str, host: str) -> None:
    found = read_address(written)
    assert (found.reach, found.host) == (reach, host)


class Live(HTMLParser):
    """Collects what would run or fetch something in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag or an attribute that is not inert."""
        self.found += [tag] * (tag in ("script", "iframe"))
        for key, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", unescape(value or "")).lower()
            script = key == "href" and address.startswith("javascript:")
            foreign = tag == "img" and key == "src" and address.startswith(("http:", "//"))
            self.found += [key] * (key.startswith("on") or script or foreign)

    handle_startendtag = handle_starttag


def live(text: str) -> list[str]:
    """What would run or fetch something once a text is rendered."""
    html = Markdown(extensions=EXTENSIONS).convert(text)
    # As browsers end comments.
    html = re.sub(r"<!--(?:>|->|.*?(?:-->|--!>|\Z))", "", html, flags=re.DOTALL).replace("<![", "&lt;![")
    parser = Live()
    parser.feed(html)
    return parser.found


def indented(by: int) -> Callable[[str], str]:
    return lambda text: "\n".join(" " * by + line if line else line for line in text.split("\n"))


AROUND = (
    *("- {}", "1. {}", "`{}`", "`\n{}\n`", "`` a ` {} ``", "\\`{}`", "```{}```", "a\\\\`{}`", "`a {}"),
    *(
        "```\n{}\n```",
        "~~~\n{}\n~~~",
        "```py x\n{}\n```",
        "  ```\n{}\n  ```",
        "- ```\n{}\n  ```",
        "> ```\n{}\n```",
    ),
    *(
        "```\nx\n```\n{}",
        "> ```\n> x\n> ```\n\n{}",
        "~~~\n```\n~~~\n{}\n```",
        "````\n```\n{}\n````",
        "```\n````\n{}\n```",
    ),
    *(
        "<!-- x -->{}",
        "<!-- x -->\n{}",
        "<!-- {} -->",
        "text <!-- a\n\n{} -->",
        "<!-->{}-->",
        "<!-- x --!>{}-->",
    ),
    *(
        "<div>\n{}\n</div>",
        "<div>\n\n{}\n\n</div>",
        "<div markdown>\n\n{}\n\n</div>",
        "<pre>\n{}\n</pre>",
        "<b>{}</b>",
    ),
    *(
        "x[^1]\n\n[^1]: {}",
        "Term\n:   {}",
        "## {}",
        "**{}**",
        "[a {} b](c.md)",
        "Text\n{}\nmore",
        "{}\n{{: .x }}",
    ),
    *(
        "    code\n{}",
        "\t{}",
        "Text\n\n    {}",
        "<p>x</p>\n\n    {}",
        "*[X]: {}",
        "[z]: {}",
        "a <b {}",
        "<!{}",
        "\\{}",
    ),
)


def wrapped(dice: random.Random) -> str:
    """Something hostile within one to three things that may seem to hide it."""
    text = str(dice.choice([row for row in rows_of("hostile.yml") if "///" not in row]))
    for _ in range(dice.randint(1, 3)):
        kind = dice.randrange(6)
        if kind == 0:
            text = indented(dice.choice((2, 4, 8)))(text)
        elif kind == 1:
            text = "> " + text.replace("\n", "\n> ")
        elif kind == 2:
            head = dice.choice(
                ("- item\n\n", "!!! note\n\n", "!!! note\n", "x[^1]\n\n[^1]:\n    a\n\n", "- a\n\n")
            )
            text = head + indented(4)(text)
        else:
            text = dice.choice(AROUND).replace("{{", "{").replace("}}", "}").replace("{}", text, 1)
    return text


@pytest.mark.parametrize("seed", range(4))
def test_nothing_hides_it_that_the_rendering_would_show(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  (no secret hangs on it)
    seen = 0
    for _ in range(300):
        text = wrapped(dice)
        issues = IssueLog()
        load_outline(text, "a.md", 1, issues)
        if not errors(text) and not issues.has_errors:
            assert live(text) == [], repr(text)
        seen += 1
    assert seen == 300
