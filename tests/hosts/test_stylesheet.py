"""The style sheet: contrasts, whole rules, and what a foreign site is spared."""

from __future__ import annotations

import re

import pytest

from coursewright.hosts.stylesheet import SECTIONS, read_stylesheet

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
    text = read_stylesheet(theme=True)
    used = set(re.findall(r"var\((--cw-[\w-]+)", text))
    assert used - set(re.findall(r"(--cw-[\w-]+):", text)) == set()


def test_old_web_views_find_nothing_they_do_not_know() -> None:
    text = read_stylesheet(theme=True)
    assert ":has(" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert "color-mix(" not in text


def test_comments_stay_at_home_and_nothing_else_does() -> None:
    served = read_stylesheet(theme=True)
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SECTIONS.glob("*.css")))
    lines = re.sub(r"/\*.*?\*/", "", sources, flags=re.DOTALL).splitlines()
    kept = [line.rstrip() for line in lines if line.strip()]
    assert "/*" in sources
    assert "/*" not in served
    assert served.splitlines()[: len(kept)] == kept


def test_braces_are_balanced_in_every_section() -> None:
    for file in SECTIONS.glob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert text.count("{") == text.count("}"), file.name


def test_a_first_visit_on_a_dark_system_begins_dark() -> None:
    dark = tokens("slate")
    early = read_stylesheet(theme=True).rpartition("@media screen and (prefers-color-scheme: dark)")[2]
    assert dict(re.findall(r"--cw-([\w-]+): (#[0-9A-Fa-f]{6})\b", early)) == dark
    assert ".no-js" not in read_stylesheet(theme=False)


def test_nothing_is_fetched() -> None:
    assert re.findall(r"url\((?!\"data:|%23)", read_stylesheet(theme=True)) == []
    assert "@import" not in read_stylesheet(theme=True)


def test_a_foreign_site_keeps_its_frame_and_its_text() -> None:
    foreign = read_stylesheet(theme=False)
    assert "--md-" not in foreign
    assert not re.search(r"^\.md-(header|nav|footer|search)", foreign, re.MULTILINE)
    assert not re.search(r"^\.md-typeset :is\(h1", foreign, re.MULTILINE)
    assert ".cw-opt" in foreign
