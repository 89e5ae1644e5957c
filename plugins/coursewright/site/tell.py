"""What lets a learner tell the author of a fault: a script of its own, loaded when a page is there (browser/src/tell/).

It stands behind the course, its version, where to tell it, and the words that it needs; pages hold nothing of it.
"""

from __future__ import annotations

import json

from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.site.assets import BROWSER, GeneratedFile

SCRIPT = "assets/javascripts/cw-tell.js"


def tell_file(project: Project) -> GeneratedFile:
    """The script of one language."""
    course = project.course
    given = {
        "course": course.id,
        "version": course.version,
        "language": project.language,
        "report": course.report,
        "words": {
            key.removeprefix("tell."): text
            for key, text in words(project.language).items()
            if key.startswith("tell.")
        },
    }
    script = (BROWSER / "cw-tell.js").read_text(encoding="utf-8")
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return GeneratedFile(path=SCRIPT, text=f"var coursewrightTell={text};\n{script}")
