"""The last postprocessor: takes the rendered texts of a question out of the page and locks them in its capsule.

It runs last because by then MkDocs has rewritten the links and images inside them (facts.md, "Engines").
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from coursewright.base.markup import Sealed
from coursewright.prose.fill import PART_TAG, SEALED_TAG
from coursewright.prose.targets import Conversion
from coursewright.quiz.seal import capsule

_SEALED = re.compile(rf"\s*<{SEALED_TAG} n=\"(\d+)\">(.*?)</{SEALED_TAG}>\s*", re.DOTALL)
_PART = re.compile(rf"<{PART_TAG} n=\"(\d+)\">(.*?)</{PART_TAG}>", re.DOTALL)


class SealPostprocessor(Postprocessor):
    """Replaces every `<cw-sealed>` by a capsule in its question's `data-seal`."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, text: str) -> str:
        """The page with capsules; no sealed text is left in it."""
        capsules: dict[str, str] = {}

        def lock(match: re.Match[str]) -> str:
            leaf, _ = self.conversion.sealed[int(match[1])]
            rendered = {int(part[1]): part[2].strip() for part in _PART.finditer(match[2])}
            capsules[match[1]] = capsule(contents(leaf, rendered), leaf.context)
            return ""

        text = _SEALED.sub(lock, text)
        return re.sub(r"@cw-seal-(\d+)@", lambda match: capsules[match[1]], text)


def contents(leaf: Sealed, rendered: dict[int, str]) -> dict[str, object]:
    """What a capsule's JSON holds: the leaf's values and each rendered text at its path."""
    plain: dict[str, object] = dict(leaf.values)
    for index, (path, _) in enumerate(leaf.texts):
        here = plain
        for step in path[:-1]:
            child = here.setdefault(step, {})
            if not isinstance(child, dict):
                raise TypeError(f"{leaf.context}: {path} runs through a value")
            here = child
        here[path[-1]] = rendered[index]
    return plain
