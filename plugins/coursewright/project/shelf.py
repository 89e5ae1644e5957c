"""The quizzes and figures of a site that has no course.yml: by language, and under a name of the site's own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from coursewright.base.issues import IssueLog
from coursewright.languages.words import FALLBACK, lineage, nearest, word_languages
from coursewright.project.alone import project_alone
from coursewright.project.figures import load_figures
from coursewright.project.model import Project

LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
"""What a folder of quizzes in one language is called."""


@dataclass(slots=True, kw_only=True)
class Shelves:
    """A folder of quizzes and one of figures; where the quizzes stand in folders by language, each has its shelf.

    `language` is that of pages which do not tell by their name, `course` what answers are kept under. Faults go
    into `issues` as a shelf is read.
    """

    root: Path
    folder: str
    figures: str
    course: str
    language: str
    issues: IssueLog = field(default_factory=IssueLog)
    _read: dict[str, Project] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The folders by language: those that the site's language or the user interface has a name for."""
        folder = self.root / self.folder
        names = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        own = set(lineage(self.language))
        known = [name for name in names if LANGUAGE.fullmatch(name)]
        return tuple(name for name in known if name.lower() in own or nearest(name, word_languages()))

    def read_all(self) -> IssueLog:
        """Read the shelf of each language, so that all faults are known before any page is shown."""
        for language in dict.fromkeys((self.language, *self.languages)):
            self.of(language)
        return self.issues

    def of(self, language: str) -> Project:
        """The shelf of a language; one without a folder gets that of its parent, of English, or the first."""
        if language not in self._read:
            folders = self.languages
            chosen = nearest(language, folders) or nearest(FALLBACK, folders) or "".join(folders[:1])
            self._read[language] = self._shelf(language, frozenset(folders) - {chosen})
        return self._read[language]

    def for_page(self, page: str) -> Project:
        """The shelf for a page, told by its name (`tea.zh.md`) or its first folder (`zh/tea.md`)."""
        path = PurePosixPath(page)
        signs = (PurePosixPath(path.stem).suffix[1:], path.parts[0] if len(path.parts) > 1 else "")
        return self.of(next((sign for sign in signs if sign in self.languages), self.language))

    def _shelf(self, language: str, others: frozenset[str]) -> Project:
        drawn = load_figures(self.root, (language,), self.issues, self.figures)
        return project_alone(self.root, self.folder, language, self.course, self.issues, drawn, others=others)


def course_of_site(name: str, address: str) -> str:
    """What a site without a course keeps its answers under: its name in plain letters, then a digest.

    The digest is that of name and address, so that two sites on one host never take each other's answers.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "site"
    digest = hashlib.sha256(f"{name}\n{address.rstrip('/')}".encode()).hexdigest()
    return f"{slug}-{digest[:8]}"


_SETTING = r"^\s*{key}\s*[:=]\s*(?P<quote>[\"']?)(?P<value>[^\"'#\n]*?)(?P=quote)\s*(?:#.*)?$"


def course_of_folder(root: Path) -> str:
    """The same, where only the settings of an engine beside the quizzes tell name and address."""
    for name in ("mkdocs.yml", "zensical.toml"):
        if (root / name).is_file():
            text = (root / name).read_text(encoding="utf-8", errors="replace")
            return course_of_site(_setting(text, "site_name"), _setting(text, "site_url"))
    return course_of_site("", "")


def _setting(text: str, key: str) -> str:
    found = re.search(_SETTING.format(key=key), text, re.MULTILINE)
    return found["value"].strip() if found else ""
