"""The style sheet: contrasts, whole rules, and what a foreign site is spared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.languages.selectors import with_languages
from coursewright.site.foreign import SCHEME, TOKENS, blocks, split_selectors, without_the_host
from coursewright.site.stylesheet import PAGES, SECTIONS, Look, packed, read_page_styles, read_stylesheet

TEXT = 4.5
MARK = 3.0
GROUNDS = ("page", "surface", "well", "act-tint", "good-tint", "bad-tint", "care-tint")
PAIRS = [
    *((name, ground, TEXT) for name in ("ink", "ink-2") for ground in GROUNDS),
    *(("act", ground, TEXT) for ground in ("page", "surface", "well", "act-tint")),
    *(
        (tone, ground, TEXT)
        for tone in ("good", "bad", "care")
        for ground in ("page", "surface", "well", f"{tone}-tint")
    ),
    *((f"on-score-{n}", f"score-{n}", TEXT) for n in ("m3", "m2", "m1", "z0", "p1", "p2", "p3")),
    *(("edge", ground, MARK) for ground in ("page", "surface", "well")),
    *(("focus", ground, MARK) for ground in GROUNDS),
    ("on-fill", "fill", TEXT),
    ("on-fill", "fill-strong", TEXT),
    ("on-act", "act", TEXT),
    ("fill", "surface", MARK),
    ("fill", "page", MARK),
]


def tokens(scheme: str) -> dict[str, str]:
    """Hex colours of a scheme by token."""
    text = (SECTIONS / "10-tokens.css").read_text(encoding="utf-8")
    block = re.search(rf"\[data-md-color-scheme={scheme}\] \{{(.*?)\}}", text, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--cw-([\w-]+): (#[0-9A-Fa-f]{6})\b", block.group(1)))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("name", "ground", "least"), PAIRS)
def test_contrast(scheme: str, name: str, ground: str, least: float) -> None:
    colours = tokens(scheme)
    assert contrast(colours[name], colours[ground]) >= least


def test_both_schemes_have_the_same_tokens() -> None:
    assert tokens("default").keys() == tokens("slate").keys()


def test_every_variable_that_is_used_is_set() -> None:
    text = read_stylesheet("course")
    used = set(re.findall(r"var\((--cw-[\w-]+)", text + "".join(map(read_page_styles, PAGES))))
    assert used - set(re.findall(r"(--cw-[\w-]+):", text)) == set()


@pytest.mark.parametrize("sheet", ["", *PAGES])
def test_old_web_views_find_nothing_they_do_not_know(sheet: str) -> None:
    text = read_page_styles(sheet) if sheet else read_stylesheet("course")
    assert ":has(" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert "color-mix(" not in text


def lines_of(files: list[Path]) -> list[str]:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert "/*" in sources
    lines = re.sub(r"/\*.*?\*/", "", sources, flags=re.DOTALL).splitlines()
    return [line.rstrip() for line in lines if line.strip()]


def test_comments_stay_at_home_and_nothing_else_does() -> None:
    files = sorted(SECTIONS.glob("*.css"))
    of_pages = {sheet: [file for file in files if file.name[0] == mark] for sheet, mark in PAGES.items()}
    for sheet, own in of_pages.items():
        served = read_page_styles(sheet)
        assert served.splitlines() == with_languages("\n".join(lines_of(own))).splitlines()
        assert "/*" not in served
    rest = lines_of([file for file in files if file not in [one for own in of_pages.values() for one in own]])
    served = read_stylesheet("course")
    assert "/*" not in served
    assert served.splitlines()[: len(rest)] == with_languages("\n".join(rest)).splitlines()


@pytest.mark.parametrize("look", ["course", "material", "plain"])
def test_what_is_served_says_the_same_in_less_space(look: Look) -> None:
    text = read_stylesheet(look)
    served = packed(text)
    assert re.sub(r"\s", "", served) == re.sub(r"\s", "", text).replace(";}", "}")
    assert re.findall('"[^"]*"', served) == re.findall('"[^"]*"', text)
    # A blank between two names, and before a part's state, is a rule's sense; around + and - it is arithmetic.
    assert re.findall(r"[\w)\]*] [\w:.\[(*#]", served) == re.findall(
        r"[\w)\]*]\s+[\w:.\[(*#]", text.replace("\n", " ")
    )
    assert "calc(var(--cw-head) + .8rem)" in served or look != "course"


def test_braces_are_balanced_in_every_section() -> None:
    for file in SECTIONS.glob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert text.count("{") == text.count("}"), file.name


def test_a_first_visit_on_a_dark_system_begins_dark() -> None:
    dark = tokens("slate")
    early = read_stylesheet("course").rpartition("@media screen and (prefers-color-scheme: dark)")[2]
    assert dict(re.findall(r"--cw-([\w-]+): (#[0-9A-Fa-f]{6})\b", early)) == dark
    assert ".no-js" not in read_stylesheet("material")


def test_nothing_is_fetched() -> None:
    assert re.findall(r"url\((?!\"data:|%23)", read_stylesheet("course")) == []
    assert "@import" not in read_stylesheet("course")


@pytest.mark.parametrize("look", ["material", "plain"])
def test_a_foreign_site_keeps_its_frame_and_its_text(look: Look) -> None:
    foreign = read_stylesheet(look)
    # The host's palette is read and never set.
    assert "--md-" not in re.sub(r"var\(--md-[\w-]+", "", foreign)
    assert ("--md-" in foreign) == (look == "material")
    assert not re.search(r"\.md-(?!typeset)", foreign)
    assert not re.search(r"(?<![\w-])color-scheme: (?!var)", foreign)
    assert ".cw-opt" in foreign
    rules = [(selector, body) for head, body in rules_of(foreign) for selector in split_selectors(head)]
    assert len(rules) > 400
    for selector, body in rules:
        if "cw-" not in selector:
            assert selector in map(with_languages, TOKENS) or selector.startswith("[data-bs-theme=")
            assert all(part.strip().startswith("--cw-") for part in body.split(";") if part.strip())


def rules_of(text: str) -> Iterator[tuple[str, str]]:
    """All rules, those within a condition, too."""
    for head, body in blocks(text):
        if head.startswith(("@media", "@supports")):
            yield from rules_of(body)
        elif not head.startswith("@"):
            yield head, body


def test_without_material_nothing_waits_for_its_class_or_its_rem() -> None:
    plain = read_stylesheet("plain")
    assert "md-" not in plain
    assert ":root .cw-btn {" in plain
    assert "--cw-tap: 2.75rem;" in plain  # 44 px where a rem has 16
    assert "[data-bs-theme=dark] {" in plain
    assert "--cw-tap: 2.2rem;" in read_stylesheet("material")


def test_selectors_are_cut_at_their_own_commas() -> None:
    assert split_selectors('.a:is(b, c),\n.d[e="f"]') == [".a:is(b, c)", '.d[e="f"]']


def test_rules_about_the_host_are_left_out_and_the_rest_stays() -> None:
    text = ".md-nav, .cw-a { x: y; }\n@media print { h1 { x: y; } }\n* { x: y; }\n:root { color-scheme: light; }\n"
    assert without_the_host(text) == (
        '.cw-a { x: y; }\n[class*="cw-"] { x: y; }\n:root { --cw-scheme: light; }\n' + SCHEME
    )


def even(text: str) -> str:
    """A selector or a value with one blank where there is white space, and none after a comma."""
    return re.sub(r",\s*", ",", re.sub(r"\s+", " ", text.strip()))


def rules(text: str) -> list[object]:
    """What a style sheet says: by each head what stands in its braces."""
    return [
        (
            even(head),
            rules(body) if "{" in body else [tuple(map(even, row.partition(":"))) for row in said(body)],
        )
        for head, body in blocks(text)
    ]


def said(body: str) -> list[str]:
    return [row for row in body.split(";") if row.strip()]


@pytest.mark.parametrize("look", ["course", "material", "plain"])
def test_what_is_served_says_the_same_in_less(look: Look) -> None:
    text = read_stylesheet(look)
    short = packed(text)
    assert len(short) < 0.95 * len(text)
    assert rules(short) == rules(text)
