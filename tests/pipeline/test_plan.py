"""Which jobs a build has, and what its processes are told."""

from pathlib import Path

from coursewright.course.model import Handbook
from coursewright.pipeline.plan import BuildOrder, plan_jobs, plan_take_over

BOOKS = (
    Handbook(id="learner", audience="learner", title="A", parts=("cover", "lessons")),
    Handbook(id="answers", audience="learner", title="B", parts=("key",)),
    Handbook(id="trainer", audience="trainer", title="C", parts=("lessons",)),
)
LANGUAGES = {"zh": BOOKS, "en": BOOKS}


def names(order: BuildOrder) -> list[str]:
    return [job.name for job in plan_jobs(order, LANGUAGES, Path("course"), Path("stage"), 86400)]


def test_everything_by_default() -> None:
    assert names(BuildOrder()) == ["site zh", "site en", "handbooks zh", "handbooks en"]
    assert list(plan_take_over(BuildOrder(), LANGUAGES)) == ["handbooks/figures"]


def test_one_part_in_one_language() -> None:
    assert names(BuildOrder(language="en", parts=("handbooks",))) == ["handbooks en"]


def test_trainers_editions_are_never_written_under_the_site() -> None:
    for job in plan_jobs(BuildOrder(parts=("handbooks",)), LANGUAGES, Path("course"), Path("stage"), 0):
        learner, trainer = (Path(argument).as_posix() for argument in job.arguments[3:5])
        assert learner.startswith("stage/site/handbooks/")
        assert trainer.startswith("stage/handbooks/")


def test_every_job_says_what_it_makes() -> None:
    jobs = plan_jobs(BuildOrder(language="zh"), LANGUAGES, Path("course"), Path("stage"), 0)
    assert [job.makes for job in jobs] == [
        ("site/zh",),
        ("site/handbooks/zh/learner.pdf", "handbooks/zh/answers.pdf", "handbooks/zh/trainer.pdf"),
    ]


def test_every_process_has_the_same_date_zone_and_hash_seed() -> None:
    for job in plan_jobs(BuildOrder(), LANGUAGES, Path("course"), Path("stage"), 86400):
        told = job.environment
        assert (told["SOURCE_DATE_EPOCH"], told["TZ"], told["PYTHONHASHSEED"]) == ("86400", "UTC", "0")


def test_a_warning_of_another_engine_is_an_error() -> None:
    order = BuildOrder(parts=("site",), engine="properdocs")
    for job in plan_jobs(order, LANGUAGES, Path("course"), Path("stage"), 0):
        assert "--strict" in job.arguments
