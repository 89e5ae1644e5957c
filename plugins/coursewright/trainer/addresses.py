"""Where the pages of trainers lie, below the folder of a language."""

from __future__ import annotations

INDEX = "index.html"
STYLE = "trainer.css"
SCRIPT = "trainer.js"
SCAN_SCRIPT, PHOTO_SCRIPT = "scan.js", "photo.js"
SHEETS = "sheets.js"
SLIDES_STYLE = "slides.css"
SLIDES_SCRIPT = "slides.js"


def bank_slides(identifier: str) -> str:
    """The name of the slides of a bank; no lesson's slug has such a sign in it."""
    return f"bank_{identifier}"


def slides_page(name: str) -> str:
    """The page of slides: a lesson's by its slug, or those of a bank."""
    return f"slides/{name}.html"
