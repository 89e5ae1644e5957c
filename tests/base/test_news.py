"""Of warnings only what is new and what is gone is told a second time."""

from __future__ import annotations

from coursewright.base.issues import Issue, IssueLog, Place, as_text
from coursewright.base.news import MOST, News


def issue(file: str = "a.md", line: int = 1, rule: str = "lint/long", message: str = "too long.") -> Issue:
    place = Place(file=file, line=line)
    return Issue(rule=rule, place=place, message=message, hint="Cut it.", severity="warning")


def log(*issues: Issue) -> IssueLog:
    found = IssueLog()
    found.take(issues)
    return found


def test_at_first_all_are_told_and_then_none_that_stays() -> None:
    news, first = News(), log(issue(), issue("b.md"))
    assert list(news.of(first)) == [as_text(first)]
    assert list(news.of(log(issue(), issue("b.md")))) == []


def test_where_there_are_none_nothing_is_told() -> None:
    news = News()
    assert list(news.of(IssueLog())) == []
    assert list(news.of(IssueLog())) == []
    assert list(news.of(log(issue()))) == [as_text(log(issue())), "Warnings in all: 1."]


def test_what_is_new_is_told_and_what_is_gone() -> None:
    news, new = News(), issue("b.md", rule="lint/absolute", message="nothing is always so.")
    list(news.of(log(issue(), issue("c.md"))))
    assert list(news.of(log(issue("c.md"), new))) == [
        as_text(log(new)),
        "No longer there: a.md: lint/long: too long.",
        "Warnings in all: 2.",
    ]


def test_one_that_stands_in_another_line_is_the_same() -> None:
    news = News()
    list(news.of(log(issue(line=1), issue(line=5))))
    assert list(news.of(log(issue(line=3), issue(line=7)))) == []
    assert list(news.of(log(issue(line=3), issue(line=7), issue(line=9)))) == [
        as_text(log(issue(line=9))),
        "Warnings in all: 3.",
    ]
    assert list(news.of(log(issue(line=9)))) == [
        "\n".join(["No longer there: a.md: lint/long: too long."] * 2),
        "Warnings in all: 1.",
    ]


def test_of_many_that_are_gone_some_are_named() -> None:
    news = News()
    list(news.of(log(*(issue(message=f"{number}.") for number in range(MOST + 3)))))
    gone, count = news.of(IssueLog())
    assert len(gone.splitlines()) == MOST + 1
    assert gone.splitlines()[-1] == "No longer there: 3 more."
    assert count == "Warnings in all: 0."


def test_what_stops_a_build_is_no_news() -> None:
    fault = Issue(rule="yaml/x", place=Place(file="a.yml"), message="broken.")
    assert list(News().of(log(fault))) == []
    assert log(fault, issue()).errors.found == [fault]
