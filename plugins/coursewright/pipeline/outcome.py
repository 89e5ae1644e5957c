"""What came of a build: which parts are new, and which are still those of the last good one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.pipeline.task import Ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to; parts are POSIX paths below the project's root.

    `new` are of this build, `last` failed and are those of the last good one, `missing` failed and were never good.
    `changed`: the outputs are others than before.
    """

    failed: tuple[Ended, ...] = ()
    new: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    changed: bool = False


def outcome_of(ended: Sequence[Ended], root: Path, new: Sequence[str], *, changed: bool) -> Outcome:
    """The outcome of tasks whose parts below `root` are in their place, the `new` ones among them."""
    lost = [part for end in ended for part in end.task.makes if part not in new]
    return Outcome(
        failed=tuple(end for end in ended if end.code != 0),
        new=tuple(new),
        last=tuple(part for part in lost if (root / part).exists()),
        missing=tuple(part for part in lost if not (root / part).exists()),
        changed=changed,
    )
