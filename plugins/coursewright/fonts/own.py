"""Faces that an author brings for a language: files in content/fonts, named by the language and what they are for.

`ja-regular.otf` and `ja-bold.otf` print running text and what stands out; `ja-title.otf`, where there is one, titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.base.versions import count_as_tool
from coursewright.languages.language import language_of
from coursewright.languages.tags import lineage

OWN = "content/fonts"
ENDINGS = (".otf", ".ttf")
INSTEAD = {
    "NotoSansSC-Regular.ttf": ("regular",),
    "NotoSansSC-Bold.ttf": ("bold", "regular"),
    "NotoSerifSC-Black.ttf": ("title", "bold", "regular"),
}
"""In the place of which of ours an author's faces stand, the first of these that is there."""
EXAMPLES = {"Jpan": "Noto Sans JP", "Hant": "Noto Sans TC", "Kore": "Noto Sans KR", "Thai": "Noto Sans Thai"}

_signs: set[str] = set()


def own_faces(root: Path, language: str) -> Mapping[str, str]:
    """An author's files for a language by the file of ours that each replaces, as paths below the project's root."""
    files = {file.stem.lower(): file for file in _own_files(root)}
    for tag in lineage(language):
        found = {
            role: files[f"{tag}-{role}"] for role in ("regular", "bold", "title") if f"{tag}-{role}" in files
        }
        if "regular" in found:
            return {
                ours: found[next(role for role in roles if role in found)].relative_to(root).as_posix()
                for ours, roles in INSTEAD.items()
            }
    return {}


def _own_files(root: Path) -> list[Path]:
    """The files of faces; what may not be read is told of where the course is read."""
    try:
        found = sorted((root / OWN).glob("*"))
        return [file for file in found if file.suffix.lower() in ENDINGS and file.is_file()]
    except OSError:
        return []


def own_signs() -> set[str]:
    """The signs that the faces of the course at hand have beside ours."""
    return _signs


def use_faces_of(root: Path) -> None:
    """Count what an author's faces print as printable, in this process, from now on."""
    files = _own_files(root)
    _signs.clear()
    if files:
        from coursewright.fonts.widths import signs_of  # late: most courses bring none

        _signs.update(*map(signs_of, files))
    count_as_tool(
        "faces", digest(*(part for file in files for part in (file.name, file.read_bytes()))) if files else ""
    )


def hindrance(language: str, root: Path) -> tuple[str, str] | None:
    """Why books cannot be printed in a language, and the cure; None where they can."""
    found = language_of(language)
    if found.direction == "rtl":
        return (
            f"books are set from left to right, and '{language}' is not: its site is built, its books are not.",
            "Readers can print each page of the site. To silence this, write 'languages:' beside each handbook.",
        )
    if (found.own_face or not found.paper) and not own_faces(root, language):
        said = f"books have no face for the script of '{language}' ({found.script}): its site is built, they are not."
        face = EXAMPLES.get(found.script, "one of the Noto faces")
        names = f"{language}-regular.otf and {language}-bold.otf (or .ttf)"
        return said, f"Put a face whose licence allows it, such as {face}, into {OWN} as {names}."
    return None
