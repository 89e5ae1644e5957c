"""What came of the jobs: which parts are new, and which are still those of the last good build."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.handbook.write import DRAFT
from coursewright.pipeline.jobs import Ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to; parts are POSIX paths below the project's root.

    `new` are of this build, `last` failed and are those of the last good one, `missing` failed and were never good.
    """

    failed: tuple[Ended, ...]
    new: tuple[str, ...]
    last: tuple[str, ...]
    missing: tuple[str, ...]


def outcome_of(ended: Sequence[Ended], root: Path, new: Sequence[str]) -> Outcome:
    """The outcome of jobs whose parts below `root` are in their place, the `new` ones among them."""
    lost = [part for end in ended for part in end.job.makes if part not in new]
    return Outcome(
        failed=tuple(end for end in ended if end.code != 0),
        new=tuple(new),
        last=tuple(part for part in lost if (root / part).exists()),
        missing=tuple(part for part in lost if not (root / part).exists()),
    )


def whole_parts(stage: Path, ended: Sequence[Ended]) -> list[str]:
    """The parts that jobs made whole; the rest of what they left is cleared away."""
    for end in ended:
        for part in end.job.makes:
            place = stage / part
            if place.is_dir() and end.code != 0:
                shutil.rmtree(place)
            place.with_suffix(DRAFT).unlink(missing_ok=True)
    return [part for end in ended for part in end.job.makes if (stage / part).exists()]
