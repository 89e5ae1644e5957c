"""`import`: questions from files of other tools, into a quiz file of the project; what is missing is said."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.base.refusal import refusal
from coursewright.base.source import load_yaml, read_text
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.extras import how_to_install
from coursewright.cli.report import summary
from coursewright.exchange.foreign import foreign
from coursewright.exchange.format import Found, Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.guess import MOST_BYTES, guess
from coursewright.exchange.intake import Intake, take_in
from coursewright.languages.words import is_tag
from coursewright.project.ids import write_whole
from coursewright.quiz.load import load_quiz

MOST_LEFT = 4
"""So many texts that are left to write are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What was asked for: files, the quiz file that they go to, their format ("": what they look like)."""

    files: tuple[Path, ...]
    target: Path
    form: str
    dry: bool


def run_returned_command(root: Path, files: tuple[Path, ...], *, dry: bool, quiet: bool) -> int:
    """Bring documents of `word` back; questions of other tools need a quiz file to go to."""
    if importlib.util.find_spec("docx") is None:
        print(how_to_install("docx"), file=sys.stderr)
        return LACKS
    from coursewright.cli.back import is_returned, run_back_command

    others = [path for path in files if not is_returned(path)]
    if others:
        reason = _unreadable(others[0])
        if reason:
            print(f"{others[0]}: {reason}", file=sys.stderr)
            return FAULTS
        print(
            f"{others[0]}: this is no document of `word`. For questions say where they go: "
            "--to quizzes/zh/module/lesson.yml.",
            file=sys.stderr,
        )
        return USAGE
    return run_back_command(root, files, dry=dry, quiet=quiet)


def _unreadable(path: Path) -> str:
    """Why nothing can be read from a file, with the cure; "" where it can."""
    try:
        with path.open("rb") as stream:
            return " ".join(foreign(path.name, stream.read(MOST_BYTES + 1))).strip()
    except OSError as fault:
        return f"the file cannot be read: {refusal(fault)}."


def run_import_command(root: Path, wish: ImportWish, *, quiet: bool) -> int:
    """Take in the questions of files; exit 1 where anything was left out, or is left to write."""
    target = root / wish.target
    inside = (
        PurePosixPath(target.relative_to(root).as_posix()) if target.is_relative_to(root) else PurePosixPath()
    )
    if inside.suffix not in (".yml", ".yaml") or inside.parts[:1] != ("quizzes",):
        print(
            f"--to {wish.target}: write the quiz file, such as quizzes/zh/module/lesson.yml.", file=sys.stderr
        )
        return USAGE
    language = inside.parts[1] if len(inside.parts) > 2 and is_tag(inside.parts[1]) else ""
    issues = IssueLog()
    found: list[Found] = []
    for path in wish.files:
        lacking = _read(path, root, language, wish.form, found, issues)
        if lacking:
            print(how_to_install(lacking), file=sys.stderr)
            return LACKS
    intake = _taken(target, root, found, issues)
    if intake is not None:
        for name, row in intake.other:
            issues.warning(
                "import/says-else", row.place,
                f"'{name}' stands in {inside.as_posix()} already and says something else there: it stays so.",
                "Change it there; if it is another question, give it another id here.",
            )  # fmt: skip
        for row in intake.twice:
            issues.warning(
                "import/twice",
                row.place,
                "this question stands further up already, word for word: it is taken once.",
            )
        _check(intake, inside.as_posix(), language, issues)
        if intake.added and not wish.dry:
            _write(target, intake.text)
        _tell(intake, inside.as_posix(), wish, quiet=quiet)
    if issues.found:
        print(as_text(issues), file=sys.stderr)
    print(summary(issues), file=sys.stderr)
    return FAULTS if issues.has_errors else GOOD


def _read(path: Path, root: Path, language: str, form: str, found: list[Found], issues: IssueLog) -> str:
    """Read a file's questions; the name of a package that is missing, or ""."""
    place = Place(file=_shown(path, root))
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as fault:
        issues.error("import/unreadable", place, f"the file cannot be read: {refusal(fault)}.")
        return ""
    if len(raw) > MOST_BYTES:
        issues.error("import/too-large", place, f"the file has more than {MOST_BYTES} bytes.", "Part it.")
        return ""
    told, cure = foreign(path.name, raw)
    if told:
        issues.error("import/foreign", place, told, cure)
        return ""
    name = form or guess(path.name, raw, language)
    if not name:
        issues.error(
            "import/unknown-format", place, "what this is cannot be told from its name and what it holds.",
            f"Say it: --from {'|'.join(name for name, row in FORMATS.items() if row.read)}.",
        )  # fmt: skip
        return ""
    reader = FORMATS[name]
    lacking = next((need for need in reader.needs if importlib.util.find_spec(need) is None), "")
    if not lacking and reader.read is not None:
        before = len(found)
        found += reader.read(Source(file=place.file, raw=raw, language=language), issues)
        if len(found) == before and not issues.has_errors:
            issues.error("import/nothing", place, f"no question was found in it as {reader.title}.")
    return lacking


def _shown(path: Path, root: Path) -> str:
    """A file's path, from the project's folder where it lies in that."""
    whole = Path.cwd() / path
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def _taken(target: Path, root: Path, found: list[Found], issues: IssueLog) -> Intake | None:
    """The quiz file with the questions, or None where it is at fault already."""
    if not target.exists():
        return take_in(found, target.stem, None, "")
    own = IssueLog()
    text = read_text(target, root, own)
    old = None if text is None else load_yaml(text, target.relative_to(root).as_posix(), own)
    issues.extend(own)
    return None if own.found or text is None or old is None else take_in(found, target.stem, old, text)


def _check(intake: Intake, file: str, language: str, issues: IssueLog) -> None:
    """Say what the file lacks, as `check` would."""
    document = load_yaml(intake.text, file, issues) if intake.text else None
    if document is None:
        return
    own = IssueLog()
    load_quiz(document, own, language=language, course="")
    left = [row for row in own.in_order() if row.rule == "quiz/left-to-write"]
    for row in own.in_order():
        if row not in left[MOST_LEFT:]:
            issues.add(row)
    if len(left) > MOST_LEFT:
        # What is lost of the file would be lost once more among hundreds of these.
        issues.error(
            "quiz/left-to-write", left[MOST_LEFT].place,
            f"from here on {len(left) - MOST_LEFT} more are left to write.",
            "'build.py check' names each.",
        )  # fmt: skip


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        write_whole(target, text)
    else:
        target.write_text(text, encoding="utf-8", newline="\n")


def _tell(intake: Intake, file: str, wish: ImportWish, *, quiet: bool) -> None:
    if quiet:
        return
    if wish.dry and intake.added:
        print(intake.text, end="")
    done = "would come" if wish.dry else "came"
    count = len(intake.added)
    came = f"{count} question{'s' * (count != 1)} {done} to it"
    print(f"{file}: {came}, {len(intake.known)} stood in it already.")
