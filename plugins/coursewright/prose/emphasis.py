"""Emphasis in Chinese text: han has no italics, a title in Latin letters has."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.prose.looks.look import Conversion
from coursewright.prose.polish import HAN

_HAN = re.compile(f"[{HAN}]")


class EmphasisTreeprocessor(Treeprocessor):
    """Marks each `em` without han by the class `cw-latin`, for style sheets to slant."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the tree in place; text of another language than Chinese stays as it is."""
        if not self.conversion.language.startswith("zh"):
            return
        for element in root.iter("em"):
            if not _HAN.search("".join(element.itertext())):
                element.set("class", "cw-latin")
