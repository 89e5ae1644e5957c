"""coursewright as a plain Python-Markdown extension, for engines that have no plugins of ours (Zensical)."""

from __future__ import annotations

import logging
from pathlib import Path

from coursewright.base.endings import as_it_ends
from coursewright.base.issues import IssueLog
from coursewright.course.load import COURSE_FILE
from coursewright.figures.load import FOLDER
from coursewright.languages.words import FALLBACK, is_strange, stand_in
from coursewright.prose import extension
from coursewright.site.start import start_alone, start_course

log = logging.getLogger("coursewright")


class CoursewrightExtension(extension.CoursewrightExtension):
    """Quizzes (and in a course everything else that a lesson needs) by Markdown alone.

    Options: `root` (folder of the project), `language`; where there is no course.yml also `quizzes` and `figures`
    (their folders), `course` (what stored answers are kept under; by default made of the site's name and address
    in the engine's settings) and `layout` (`one` question at a time, or the `list`). Faults are in `issues`; pages
    show them as boxes.
    """

    def __init__(
        self,
        root: str = ".",
        language: str = "",
        quizzes: str = "",
        course: str = "",
        figures: str = FOLDER,
        layout: str = "one",
    ) -> None:
        self.issues = IssueLog()
        folder = Path(root).resolve()
        if quizzes or not as_it_ends(folder / COURSE_FILE).is_file():
            language, quizzes = language or FALLBACK, quizzes or "quizzes"
            if is_strange(language):
                log.warning(stand_in(language)[0])
            start = start_alone(folder, quizzes, figures, course, language, self.issues, layout)
        else:
            start = start_course(folder, language, self.issues)
        super().__init__(lambda: start(""))
