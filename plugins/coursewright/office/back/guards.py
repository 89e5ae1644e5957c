"""What no change may do: say one text in two ways, break YAML, change what is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.source import Tree, load_yaml
from coursewright.office.back.splicing import Splice, Unmerged

TEXTS = frozenset(
    "prompt text title why explain model hints says happens because left right label note scene rubric true false "
    "debrief".split()
)
"""Keys of YAML whose values are texts: what others say, ids and answers among it, is for its author to change."""


def refuse_clash(found: Sequence[Splice], made: Sequence[Splice]) -> None:
    """Two changes of the same words: the document says them twice, and differently."""
    for row in found:
        for other in made:
            if row.file is other.file and row.begin < other.end and other.begin < row.end:
                raise Unmerged(
                    "its words were changed elsewhere in the document, too, otherwise",
                    "Choose one",
                    (row.file, row.begin),
                )


def refuse_broken(found: Sequence[Splice]) -> None:
    """Words that would be no text of YAML where they are put."""
    for splice in found:
        file = splice.file
        if file.is_markdown:
            _refuse_head(splice)
            continue
        text = file.text[: splice.begin] + splice.text + file.text[splice.end :]
        before, after = (load_yaml(one, file.path, IssueLog()) for one in (file.text, text))
        if before is None or after is None or _shape_of(before.tree) != _shape_of(after.tree):
            raise Unmerged("its words need quotes in YAML", "Write them into the file", (file, splice.begin))
        if not TEXTS.issuperset(_changed_keys(before.tree, after.tree, "")):
            raise Unmerged(
                "what stands there is no text but says how it works",
                "Write it into the file",
                (file, splice.begin),
            )


def _refuse_head(splice: Splice) -> None:
    """What stands at the head of a lesson and is no text."""
    text = splice.file.text
    end = text.find("\n---", 3) if text.startswith("---") else -1
    line = text[text.rfind("\n", 0, splice.begin) + 1 : splice.begin]
    keys = re.findall(r"([\w-]+):\s", line)
    if splice.begin < end and (not keys or keys[-1] not in TEXTS):
        raise Unmerged(
            "what stands there is no text but says how it works",
            "Write it into the file",
            (splice.file, splice.begin),
        )


def _changed_keys(before: Tree, after: Tree, key: str) -> Iterator[str]:
    """The keys of values that differ between two trees of one shape."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name, value in before.items():
            yield from _changed_keys(value, after[name], name)
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip(before, after, strict=True):
            yield from _changed_keys(one, other, key)
    elif before != after:
        yield key


def _shape_of(tree: Tree) -> object:
    """A tree without its texts."""
    if isinstance(tree, dict):
        return {name: _shape_of(value) for name, value in tree.items()}
    return [_shape_of(row) for row in tree] if isinstance(tree, list) else None
