"""Where an engine's pages are converted one after another: whose turn it is, and what each conversion met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from coursewright.base.issues import Issue, IssueLog
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Conversion, Section
from coursewright.prose.page import with_page_mark


@dataclass(slots=True)
class Desk:
    """Starts the conversions of a page and gathers their issues; `start` gives the state for a page's path."""

    start: Callable[[str], Conversion]
    page: str = ""
    file: str = ""
    above: int = 0
    conversions: list[Conversion] = field(default_factory=list)

    @property
    def extension(self) -> CoursewrightExtension:
        """The Markdown extension whose conversions are those of this desk."""
        return CoursewrightExtension(self._started)

    def begin(self, markdown: str, *, page: str, file: str, source: str) -> str:
        """Turn to a page: its Markdown with the mark that names it.

        `file` is what authors call it and `source` its whole text, so that issues tell the line in the file, which
        has front matter above the Markdown.
        """
        self.page, self.file = page, file
        self._clear()
        self.above = source.count("\n", 0, len(source) - len(markdown)) if source.endswith(markdown) else 0
        return with_page_mark(markdown, page)

    def found(self) -> IssueLog:
        """What the conversions of the page met since its turn began, each with its place in the author's file."""
        log = IssueLog()
        for conversion in self.conversions:
            for issue in conversion.issues.found:
                log.add(self._placed(issue))
        self._clear()
        return log

    def sections(self) -> tuple[Section, ...]:
        """What a search can find on the page, as its last conversion left it; to be asked before `found`."""
        return self.conversions[-1].findings.sections if self.conversions else ()

    def capsules(self) -> Mapping[str, str]:
        """Capsules as the root needs them, as its last conversion left them; to be asked before `found`."""
        return self.conversions[-1].findings.capsules if self.conversions else {}

    def _clear(self) -> None:
        """Forget what was met; the last conversion is that of the next page where an engine keeps its Markdown."""
        self.conversions = self.conversions[-1:]
        for conversion in self.conversions:
            conversion.begin("")

    def _started(self) -> Conversion:
        conversion = self.start(self.page)
        self.conversions.append(conversion)
        return conversion

    def _placed(self, issue: Issue) -> Issue:
        """The converter knows a page by its address and counts from its first line of Markdown."""
        if issue.place.file != self.page:
            return issue
        return replace(issue, place=replace(issue.place, file=self.file, line=issue.place.line + self.above))
