"""Emphasis where the script has no italics: a title in Latin letters has them all the same."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS
from coursewright.prose.looks.look import Conversion

_UPRIGHT = re.compile(f"[{SIGNS}]|[\u0590-\u08ff]")
"""Han and kana; Hebrew, Arabic and their kin."""


class EmphasisTreeprocessor(Treeprocessor):
    """Marks each `em` without such signs by the class `cw-latin`, for style sheets to slant."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the tree in place; text of a language whose letters slant stays as it is."""
        if language_of(self.conversion.language).slanted:
            return
        for element in root.iter("em"):
            if not _UPRIGHT.search("".join(element.itertext())):
                element.set("class", "cw-latin")
