"""What is said about parts that failed."""

import pytest

from coursewright.cli.build import tell_outcome
from coursewright.pipeline.outcome import Outcome
from coursewright.pipeline.task import Ended, Task


def ended(name: str, code: int, output: str) -> Ended:
    task = Task(name=name, run=lambda: code, makes=(f"{name}.pdf",))
    return Ended(task=task, code=code, output=output, seconds=1.0)


def test_a_fault_of_several_books_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    fault = "content/en/part/first.md:10:1: error print/off-page: too wide.\n"
    failed = (ended("learner", 1, fault), ended("other", 1, "something else\n"), ended("trainer", 1, fault))
    tell_outcome(Outcome(failed=failed, missing=("learner.pdf",)))
    assert capsys.readouterr().err == (
        f"\nlearner, trainer failed:\n{fault}"
        "\nother failed:\nsomething else\n"
        "\nNot there, since no build of them was good yet: learner.pdf\n"
        "The outputs are as they were.\n"
    )


def test_where_all_went_well_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    tell_outcome(Outcome(new=("site/zh",), changed=True))
    assert capsys.readouterr().err == ""


def test_a_task_that_said_nothing_is_not_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    tell_outcome(Outcome(failed=(ended("site zh", 5, "INFO    -  Building\n"), ended("site en", -9, ""))))
    told = capsys.readouterr().err
    assert "site zh failed:\nIt ended with exit code 5 and without a word.\n" in told
    assert "site en failed:\nIt was ended by SIGKILL; perhaps the machine ran out of memory" in told
