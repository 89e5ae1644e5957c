"""A text in all languages at once: what a figure's label is, since one drawing serves all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """Texts by language; a text written once for all languages stands under ""."""

    texts: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """The text in a language; KeyError where the label has neither that nor one for all."""
        table = dict(self.texts)
        return table[language] if language in table else table[""]
