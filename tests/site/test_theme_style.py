"""Of the theme's style sheets stays what a course's pages can show, and that as it was."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from coursewright.base.cache import Cache
from coursewright.site.theme_style import IDLE, is_theme_style, lean_style, palette_colours

PLAIN = frozenset({"indigo"})


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".md-tooltip{color:red}", ""),
        (".md-tooltip,.a{color:red}", ".a{color:red}"),
        (".a:is(.b,.c),.md-top{color:red}", ".a:is(.b,.c){color:red}"),
        (".a:not(.md-tag){color:red}", ".a:not(.md-tag){color:red}"),
        (".a:not(:is(.md-tag,.b)) .md-tag{color:red}", ""),
        (".md-search__input{color:red}.md-search__form{color:red}", ".md-search__input{color:red}"),
        ("[dir=ltr] .a{left:0}[dir=rtl] .a{right:0}", "[dir=ltr] .a{left:0}"),
        (
            "[data-md-color-primary=indigo]{--x:1}[data-md-color-primary=red]{--x:2}",
            "[data-md-color-primary=indigo]{--x:1}",
        ),
        ("@media print{.md-top{color:red}}", ""),
        ("@media print{.md-top,.a{color:red}}", "@media print{.a{color:red}}"),
        ("@supports (gap:0){@media print{.a{gap:0}}}", "@supports (gap:0){@media print{.a{gap:0}}}"),
        (':root{--x:url("a;b{c}")}', ':root{--x:url("a;b{c}")}'),
        (":root{--md-tag-icon:url(a;b);--md-x:1}.a{top:0}", ":root{--md-x:1}.a{top:0}"),
        (".a{top:var(--md-tag-icon)}", ".a{top:var(--md-tag-icon)}"),
        ("@keyframes x{0%{top:0}}", "@keyframes x{0%{top:0}}"),
        ('@charset "UTF-8";.a{top:0}/*# sourceMappingURL=x */', '@charset "UTF-8";.a{top:0}'),
    ],
)  # fmt: skip
def test_rules_stay_for_what_can_be_shown(sheet: str, kept: str) -> None:
    assert lean_style(sheet, PLAIN) == kept


def test_the_way_of_writing_chooses_the_rules() -> None:
    sheet = "[dir=ltr] .a{left:0}[dir=rtl] .a{right:0}"
    assert lean_style(sheet, PLAIN, rtl=True) == "[dir=rtl] .a{right:0}"


def test_a_sheet_is_read_once_for_the_same_colours(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    sheet = "[data-md-color-accent=red]{top:0}[data-md-color-accent=blue]{left:0}"
    for _ in range(2):
        assert lean_style(sheet, frozenset({"red"}), cache) == "[data-md-color-accent=red]{top:0}"
        assert lean_style(sheet, frozenset({"blue"}), cache) == "[data-md-color-accent=blue]{left:0}"


@pytest.mark.parametrize(
    ("palette", "colours"),
    [
        (None, set()),
        ({"scheme": "default", "primary": "teal"}, {"teal"}),
        ([{"primary": "teal", "accent": "lime"}, {"primary": "red", "toggle": {"icon": "x"}}], {"teal", "lime", "red"}),
    ],
)  # fmt: skip
def test_colours_are_those_of_all_palettes(palette: object, colours: set[str]) -> None:
    assert palette_colours(palette) == colours


def test_the_themes_own_sheets_are_known_and_half_of_them_goes() -> None:
    folder = Path(material.__file__).parent / "templates"
    sheets = [file for file in folder.rglob("*.css") if is_theme_style(file.relative_to(folder).as_posix())]
    assert sorted(file.name.split(".")[0] for file in sheets) == ["main", "palette"]
    for file in sheets:
        text = file.read_text(encoding="utf-8")
        lean = lean_style(text, PLAIN)
        assert 0 < len(lean) < 0.7 * len(text)
        assert lean.count("{") == lean.count("}")
        assert ".md-tooltip" not in lean
    assert not IDLE.search(".md-typeset .md-nav__link .md-header__title .md-content")
