"""Figures of the course: CPU milliseconds to draw one (wanted < 5), bytes that ten add to a page (<= 25 KB gz)."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping, Sequence

import project_path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.figures.load import read_figures
from coursewright.figures.measure import width
from coursewright.figures.model import LoadedFigure
from coursewright.figures.paper import figure_on_paper
from coursewright.figures.screen import figure_on_screen
from coursewright.figures.wrap import break_lines, pieces
from coursewright.languages.words import words
from coursewright.project.load import course_languages, load_project
from coursewright.prose import Screen, render_lesson

TEN = 10
WANTED_MS, WANTED_BYTES = 5.0, 25_000


def cold(figures: Mapping[str, LoadedFigure], languages: Sequence[str]) -> float:
    """Milliseconds to draw a figure when no width and no line break is known yet."""
    begun = time.process_time()
    for language in languages:
        for row in figures.values():
            width.cache_clear()
            break_lines.cache_clear()
            pieces.cache_clear()
            to_html(figure_on_screen(row, language, "fig-x").drawing)
    return 1000 * (time.process_time() - begun) / (len(figures) * len(languages))


def main() -> None:
    """Print CPU time by target and the weight of the ten heaviest figures."""
    root, issues = project_path.ROOT, IssueLog()
    languages = tuple(course_languages(root, issues))
    begun = time.process_time()
    width("字", 400), width("字", 700)
    print(f"fonts are read once a process: {1000 * (time.process_time() - begun):.0f} ms")
    begun = time.process_time()
    figures = read_figures(root, languages, issues)
    print(f"{len(figures)} figures loaded and checked: {1000 * (time.process_time() - begun):.0f} ms")
    for language in languages:
        words(language)
    print(
        f"drawn for screen, nothing measured before: {cold(figures, languages):.2f} ms each (wanted < {WANTED_MS:g})"
    )
    pages = {}
    for name, draw in (
        ("screen", lambda row, at: figure_on_screen(row, at, "fig-x").drawing),
        ("paper", figure_on_paper),
    ):
        begun = time.process_time()
        for language in languages:
            pages[name, language] = [to_html(draw(row, language)) for row in figures.values()]
        each = 1000 * (time.process_time() - begun) / (len(figures) * len(languages))
        print(f"drawn for {name}: {each:.2f} ms each (wanted < {WANTED_MS:g})")
    for language in languages:
        project = load_project(root, language, issues)
        if project is None:
            raise SystemExit(as_text(issues))
        page = "".join(map(to_html, render_lesson(project, project.lessons[0], Screen()).tree))
        heaviest = sorted(pages["screen", language], key=lambda text: -len(gzip.compress(text.encode(), 9)))[
            :TEN
        ]
        without, full = (len(gzip.compress(text.encode(), 9)) for text in (page, page + "".join(heaviest)))
        print(
            f"{language}: the ten heaviest add {full - without:,} B gz to a lesson (wanted <= {WANTED_BYTES:,})"
        )


if __name__ == "__main__":
    main()
