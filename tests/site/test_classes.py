"""Every class that a style sheet names is written by something, and every class of ours that is written is named."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import coursewright
from coursewright.figures.palette import ink_class, screen_classes
from coursewright.site.foreign import blocks

PACKAGE = Path(coursewright.__file__).parent
SHEETS = {
    "site": sorted(
        path
        for place in ("browser/css", "site", "lms", "quiz/kinds/*")
        for path in PACKAGE.glob(f"{place}/*.css")
        if path.name != "print.css"
    ),
    "figures": [PACKAGE / "figures" / "sheet.css"],
    "handbook": sorted([*PACKAGE.glob("handbook/styles/*.css"), *PACKAGE.glob("quiz/kinds/*/print.css")]),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
FILLED = "\0"
"""Stands for what a name is filled with when it is written: cw-note--{tone}."""
GRADES = ("-3", "-2", "-1", "0", "+1", "+2", "+3")
BY_MARKDOWN = frozenset(
    "admonition-title task-list-item footnote-ref highlight highlighttable linenos hl-linenos".split()
)
"""Written by extensions of Markdown."""
BY_AUTHORS = frozenset("attention bug caution danger error failure note tip warning".split())
"""Sorts of admonition: an author writes any."""
BY_PYGMENTS = re.compile(r"hl-[a-z]{1,2}\d?")


def sources(ending: str) -> Iterator[str]:
    for path in sorted(PACKAGE.rglob(f"*.{ending}")):
        yield path.read_text(encoding="utf-8")


def text_of(part: ast.AST) -> str:
    """A text in code, with FILLED for what is filled in."""
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else FILLED


def python_texts() -> Iterator[tuple[str, bool]]:
    """Texts in Python that are no docstrings, and whether each is the value of a `class`."""
    for source in sources("py"):
        tree = ast.parse(source)
        nodes = list(ast.walk(tree))
        pairs = [zip(node.keys, node.values, strict=True) for node in nodes if isinstance(node, ast.Dict)]
        values = [
            value for pair in pairs for key, value in pair if key is not None and text_of(key) == "class"
        ]
        within = {id(node) for value in values for node in ast.walk(value)}
        left_out = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        left_out |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            if isinstance(node, ast.JoinedStr):
                yield "".join(map(text_of, node.values)), id(node) in within
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
                yield node.value, id(node) in within


def script_texts() -> Iterator[tuple[str, bool]]:
    """Words in TypeScript that are no selectors, and whether each is the value of a `class`."""
    for source in sources("ts"):
        code = re.sub(r"\$\{[^{}]*\}", FILLED, SCRIPT_COMMENT.sub("", source))
        for value in re.findall(r"""\bclass: ["`]([^"`\n]*)["`]""", code):
            yield value, True
        yield from ((word, False) for word in re.findall(r"(?<![.\w\0-])[a-z][\w\0-]*", code))


def template_texts() -> Iterator[tuple[str, bool]]:
    """What stands in `class` of the templates."""
    yield from ((value, True) for text in sources("html") for value in re.findall(r'class="([^"{]*)"', text))


def words_of(texts: Iterable[tuple[str, bool]], *, as_class: bool = False) -> frozenset[str]:
    """All words of texts, or of those in a `class` alone."""
    return frozenset(word for text, is_class in texts if is_class or not as_class for word in text.split())


def page_texts() -> Iterator[tuple[str, bool]]:
    """All that can write a class into a page; into a book only Python can."""
    yield from (*python_texts(), *script_texts(), *template_texts())


def named_in(css: str) -> set[str]:
    """The classes in the selectors of a style sheet."""
    found: set[str] = set()
    for head, body in blocks(COMMENT.sub("", css)):
        if head.startswith(("@media", "@supports")):
            found |= named_in(body)
        elif not head.startswith("@"):
            found.update(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r"\[[^\]]*\]", "", head)))
    return found


def named(look: str) -> set[str]:
    return set().union(*(named_in(path.read_text(encoding="utf-8")) for path in SHEETS[look]))


def is_filled(name: str, words: frozenset[str]) -> bool:
    """Whether a name is one that is filled in with a word that stands somewhere in the sources."""
    patterns = [
        re.escape(word).replace(FILLED, r"(\w[\w-]*|)") for word in words if re.search(r"-.*\0|\0.*-", word)
    ]
    matches = [re.fullmatch(pattern, name) for pattern in patterns]
    return any(match is not None and set(match.groups()) <= words | {""} for match in matches)


def of_the_theme() -> frozenset[str]:
    """What Material writes, in a template or by its script."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0], "templates")
    files = [*folder.rglob("*.html"), *folder.glob("assets/javascripts/*.js")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return frozenset(name for text in texts for name in re.findall(r"md-[\w-]+|focus-visible", text))


@pytest.mark.parametrize("look", SHEETS)
def test_every_class_in_a_style_sheet_is_written_by_something(look: str) -> None:
    words = words_of(python_texts() if look == "handbook" else page_texts())
    grades = {
        word
        for grade in GRADES
        for word in (screen_classes(f"grade{grade}", dashed=False), ink_class(f"grade{grade}"))
    }
    unknown = named(look) - words - grades - BY_MARKDOWN - BY_AUTHORS
    dead = {name for name in unknown if not BY_PYGMENTS.fullmatch(name) and not is_filled(name, words)}
    assert dead - of_the_theme() == set()


def asked_for() -> frozenset[str]:
    """Classes in selectors of scripts and of Python, with FILLED where a name is filled in."""
    code = [re.sub(r"\$?\{[^{}]*\}", FILLED, text) for ending in ("py", "ts") for text in sources(ending)]
    return frozenset(name for text in code for name in re.findall(r"\.(cw-[\w\0-]+)", text))


def test_every_class_of_ours_is_named_by_a_style_sheet_or_asked_for() -> None:
    known, words = asked_for().union(*map(named, SHEETS)), words_of(page_texts())
    ours = {word for word in words_of(page_texts(), as_class=True) if word.startswith("cw-")}
    unknown = {name for name in ours - known if FILLED not in name}
    assert {name for name in unknown if not is_filled(name, known | words)} == set()


def test_a_class_that_nobody_writes_is_found() -> None:
    css = "/* .a */ .cw-q > :not(.b--c)[href='.d'] { x: y; } @media print { .e.f { x: y; } } @page { @top { x: y; } }"
    assert named_in(css) == {"cw-q", "b--c", "e", "f"}
    assert is_filled("cw-note--good", frozenset({"cw-note--\0", "good"}))
    assert not is_filled("cw-note--good", frozenset({"cw-note--\0", "bad"}))
