"""The documents for people at the top of the tree: their examples, code blocks, tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP = ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md")
DOCUMENTS = (
    *TOP,
    "plugins/ARCHITECTURE.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)

_BLOCK = re.compile(r"^(?P<mark>`{3,})[^\n`]*\n(?P<body>.*?)^(?P=mark)$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(
    r"^`(?P<path>[\w./-]+)`\n\n(?P<mark>`{3,})[^\n`]*\n(?P<body>.*?)^(?P=mark)$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)


def read_document(name: str) -> str:
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def examples(name: str) -> dict[str, str]:
    """Files that a document shows whole: a line with the path in code marks, then the block."""
    return {match["path"]: match["body"] for match in _NAMED.finditer(read_document(name))}


def blocks(name: str) -> list[str]:
    """The bodies of all code blocks."""
    return [match["body"] for match in _BLOCK.finditer(read_document(name))]


def running_text(name: str) -> str:
    """A document without its code blocks."""
    return _BLOCK.sub("", read_document(name))


def links(name: str) -> list[str]:
    """Targets of all links and pictures in running text."""
    return _LINK.findall(_CODE.sub("", running_text(name)))


def anchors(name: str) -> set[str]:
    """The names that git hosts give to headings: lower case, without marks, hyphens for spaces."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in _HEADING.findall(running_text(name))
    }


def table_rows(name: str, head: str) -> Iterator[list[str]]:
    """The rows of the first table whose first cell is `head`, as lists of cells."""
    lines = iter(read_document(name).splitlines())
    for line in lines:
        if line.startswith(f"| {head} |"):
            break
    else:
        raise LookupError(f"{name} has no table '{head}'")
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def keys_in(cell: str) -> list[str]:
    """What stands in code marks in a cell."""
    return re.findall(r"`([^`]+)`", cell)
