"""Variables on screen: each stands there with the value that course.yml gives it. Books fill in their own."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element as XmlElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from coursewright.base.variables import AS_WRITTEN, SPOKEN, filled


class VariableTreeprocessor(Treeprocessor):
    """Puts plain text in the place of each variable, once all Markdown is read."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__()
        self.values = values

    def run(self, root: XmlElement) -> None:
        """Change the tree in place."""
        if self.values:
            self._fill(root)

    def _fill(self, element: XmlElement) -> None:
        if element.tag in AS_WRITTEN:
            return
        element.text = self._filled(element.text)
        for key in SPOKEN:
            if key in element.attrib:
                element.set(key, filled(element.get(key, ""), self.values))
        for child in element:
            self._fill(child)
            child.tail = self._filled(child.tail)

    def _filled(self, text: str | None) -> str | None:
        return AtomicString(filled(text, self.values)) if text and "%" in text else text
