"""YAML as plain values with the place of every key and value.

YAML is read as 1.2 with failsafe scalars: every scalar is its source text, and the field's type decides
later what it means (`yes`, `12:30` and `010` are fine as texts). Anchors, aliases, tags, merge keys and
duplicate keys are refused with a place; depth and size are limited.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coursewright.base.endings import as_it_ends, check_ending
from coursewright.base.events import (
    BadCharacter,
    Event,
    Unreadable,
    names_with_indexes,
    sure_events,
)
from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Document, Places, Step, Steps, Tree
from coursewright.base.quick import quick_document
from coursewright.base.scalars import Source
from coursewright.base.syntax import syntax_fault
from coursewright.base.textfile import RawFile, read_raw, read_text, text_of
from coursewright.base.traps import check_backslashes
from coursewright.base.tree import TreeBuilder, fine_events

__all__ = [
    "Document",
    "Places",
    "Step",
    "Steps",
    "Tree",
    "load_yaml",
    "names_listed",
    "read_text",
    "read_yaml",
    "yaml_of",
]


def read_yaml(path: Path, root: Path, issues: IssueLog) -> Document | None:
    """A YAML file as a Document, or None and issues; `.yml` may also be `.yaml`."""
    path = as_it_ends(path)
    check_ending(path, root, issues)
    return yaml_of(read_raw(path, root), issues)


def yaml_of(found: RawFile, issues: IssueLog) -> Document | None:
    """A YAML file that was read as a Document, or None and issues."""
    text = text_of(found, issues)
    return None if text is None else load_yaml(text, found.file, issues)


def load_yaml(text: str, file: str, issues: IssueLog, first_line: int = 1) -> Document | None:
    """YAML text as a Document, or None and issues; `first_line` is the line where the text begins."""
    source = Places(file=file, source=Source(text), first_line=first_line)
    document = quick_document(source) or load_sure(source, issues)
    if document is not None:
        check_backslashes(document, issues)
    return document


def load_sure(source: Places, issues: IssueLog) -> Document | None:
    """The document of any text, that of `source`, as the scanner reads it; None and issues where it is at fault."""
    text = source.source.text
    own = IssueLog()
    document = None
    try:
        document = _built(sure_events(text), source, own)
    except Unreadable as error:
        if not own.found:  # What was refused before this may be its cause.
            fault = syntax_fault(error, source.source)
            own.error(fault.rule, source.at(fault.index), f"{fault.message}.", fault.cure)
    except BadCharacter as error:
        message = f"the character U+{ord(text[error.position]):04X} cannot stand in a text."
        own.error("yaml/character", source.at(error.position), message, "Delete it.")
    issues.extend(own)
    return None if own.found else document


def _built(events: Iterable[Event], source: Places, issues: IssueLog) -> Document:
    """The document that events make; where there are issues, a part of it."""
    builder = TreeBuilder(events=fine_events(events, source, issues), places=source, issues=issues)
    tree = builder.build()
    places = Places(
        file=source.file, keys=builder.keys, values=builder.values, source=source.source,
        scalars=builder.scalars, first_line=source.first_line,
    )  # fmt: skip
    return Document(file=source.file, tree=tree, places=places)


def names_listed(text: str, key: str, file: str) -> list[tuple[str, Place]]:
    """The names in a list of another program's settings, tags and all: of `- name` and of `- name: {…}`.

    Settings that are no YAML list nothing: who reads them says so.
    """
    return [
        (name, Place(file=file, line=line + 1, column=column + 1))
        for name, line, column in names_with_indexes(text, key)
    ]
