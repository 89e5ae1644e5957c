"""`import` of documents that `word` wrote: what was changed goes into lessons and quizzes, the rest is named."""

from __future__ import annotations

import difflib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coursewright.base.cache import CACHE, NO_CACHE, Cache
from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.cli.back_sources import made_of, source_files
from coursewright.cli.codes import FAULTS, GOOD
from coursewright.cli.report import summary, tell_hindrance
from coursewright.office.back.comparing import changes_of, key
from coursewright.office.back.merging import RULE, Returned, merge_document
from coursewright.office.back.naming import Name, name_of
from coursewright.office.back.reading import Content, read_content
from coursewright.office.back.source import SourceFile
from coursewright.project.ids import write_whole
from coursewright.project.load import load_projects
from coursewright.project.model import Project

COPIED = ("content", "quizzes")


def is_returned(path: Path) -> bool:
    """Whether a file is a document of `word` by what it says of itself."""
    return path.suffix.lower() == ".docx" and path.is_file() and name_of(path.read_bytes()) is not None


def run_back_command(root: Path, files: Sequence[Path], *, dry: bool, quiet: bool) -> int:
    """Bring documents back one after another; exit 1 where anything in them could not be merged."""
    worst = GOOD
    for path in files:
        worst = max(worst, _bring_back(root, path, dry=dry, quiet=quiet))
    return worst


def _bring_back(root: Path, path: Path, *, dry: bool, quiet: bool) -> int:
    raw = path.read_bytes()
    name = name_of(raw)
    assert name is not None  # noqa: S101  # the caller asked
    issues = IssueLog()
    project = load_projects(root, issues, name.language, Cache(root / CACHE)).get(name.language)
    hindered = tell_hindrance(root, issues, "Nothing was brought back.")
    if hindered != GOOD:
        return hindered
    shown, told = path.as_posix(), IssueLog()
    new = read_content(raw)
    old = _content(project, name, root, Cache(root / CACHE), told, shown, new) if project else None
    if new is None:
        told.error(
            "word/unreadable", Place(file=shown), "this is no document that can be read.", "Save it as .docx."
        )
    if project is None or old is None or new is None:
        print(as_text(told) or f"{shown}: the course has no {name.language}.", file=sys.stderr)
        return FAULTS
    sources = list(source_files(project, name))
    returned = merge_document(shown, old, new, sources, told)
    if returned.texts and not _holds(root, name, (old, new), returned, told, shown):
        print(as_text(told), file=sys.stderr)
        print(
            f"{shown}: with its changes the course would have these faults; nothing was written.",
            file=sys.stderr,
        )
        return FAULTS
    for row in sources:
        if row.path in returned.texts:
            _take(root, row, returned.texts[row.path], dry=dry, quiet=quiet)
    if told.found:
        print(as_text(told), file=sys.stderr)
    if not quiet:
        several = returned.merged != 1
        done = "would be merged" if dry else "were merged" if several else "was merged"
        print(f"{shown}: {returned.merged} change{'s' * several} {done}. {summary(told)}")
    return FAULTS if told.has_errors else GOOD


def _take(root: Path, source: SourceFile, text: str, *, dry: bool, quiet: bool) -> None:
    if not dry:
        write_whole(root / source.path, text)
    elif not quiet:
        lines = difflib.unified_diff(
            source.text.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"a/{source.path}",
            f"b/{source.path}",
        )
        print("".join(lines), end="")


def _content(
    project: Project, name: Name, root: Path, cache: Cache, issues: IssueLog, shown: str, new: Content | None
) -> Content | None:
    """The document as the course would write it now; None, and an issue, where it is another than was handed out.

    It may be another by the very changes that are in the document already.
    """
    made = made_of(project, name, root, cache)
    now = name_of(made) if made is not None else None
    if made is None or now is None:
        issues.error(
            "word/unknown",
            Place(file=shown),
            f"the course has no document '{name.path}' in '{name.language}' now.",
        )
        return None
    content = read_content(made)
    taken = (
        content is not None
        and new is not None
        and not any(True for _ in changes_of(content.lines, new.lines))
    )
    if now.digest != name.digest and not taken:
        issues.error(
            "word/older",
            Place(file=shown),
            "the lesson has changed since this document was written, so that nobody can tell whose words are newer.",
            "Bring it back on a branch at the commit that it was written from, then merge the branch.",
        )
        return None
    return content


def _holds(
    root: Path,
    name: Name,
    contents: tuple[Content, Content],
    returned: Returned,
    issues: IssueLog,
    shown: str,
) -> bool:
    """Whether the course is sound with the changes; what would still read otherwise than in the document is named."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in COPIED:
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part)
        if (root / "mkdocs.yml").is_file():
            shutil.copyfile(root / "mkdocs.yml", copy / "mkdocs.yml")
        for path, text in returned.texts.items():
            (copy / path).write_text(text, encoding="utf-8", newline="")
        found = IssueLog()
        project = load_projects(copy, found, name.language).get(name.language)
        if project is None or found.has_errors:
            issues.extend(found)
            return False
        made = made_of(project, name, copy, NO_CACHE)
        content = read_content(made) if made is not None else None
    old, new = contents
    before = {key(line) for line in old.lines}
    sound = content is not None
    for change in changes_of(content.lines if content else (), new.lines):
        line = change.new
        if line is None or line.number in returned.named or key(line) in before:
            continue
        text = " ".join((change.old or line).text.split())
        issues.error(
            RULE,
            Place(file=shown, line=line.number),
            f"put where these words stand, it would read “{text}”, not as in the document.",
            "Write this change into the file yourself, and take it out of the document.",
        )
        sound = False
    return sound
