import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.figures.kinds import KINDS
from tests.figures.stress import Case, cases, faults, load, same_geometry, scenes

REFUSED = {"figure/too-few", "figure/too-many", "figure/does-not-fit", "figure/long-label", "figure/too-wide"}


def complaint(case: Case) -> str:
    """What is wrong with a case: refused without need or for another reason, or drawn unclean."""
    issues = IssueLog()
    loaded = load(case.tree, issues)
    if loaded is None:
        rules = {issue.rule for issue in issues.found}
        cured = all(issue.hint for issue in issues.found)
        return f"{case.name}: {as_text(issues)}" if case.must or rules - REFUSED or not cured else ""
    if not same_geometry(loaded):
        return f"{case.name}: the languages have different shapes"
    found = [f"{case.name}, {name}: {fault}" for name, scene in scenes(loaded) for fault in faults(scene)]
    return "\n".join(found[:3])


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_declared_is_drawn_clean_or_refused_with_a_cure(kind: str) -> None:
    complaints = [text for case in cases(kind) if (text := complaint(case))]
    assert not complaints, f"{len(complaints)} cases\n" + "\n".join(complaints[:20])
