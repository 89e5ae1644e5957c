"""The tests, a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coursewright.trial.books import find_missing_books, find_published_answers
from coursewright.trial.built import Built
from coursewright.trial.links import find_broken_links, find_foreign_requests
from coursewright.trial.pages import find_missing_pages, find_pages_without_a_name
from coursewright.trial.secrets import find_readable_secrets, find_secrets_in_books, find_strange_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test: what holds, and what yields a line for everything that does not; `books`: it wants books, too."""

    holds: str
    find: Callable[[Built], Iterator[str]]
    books: bool = False


TRIALS = (
    Trial(holds="every lesson has a page in every language", find=find_missing_pages),
    Trial(holds="every page says its language and has one title", find=find_pages_without_a_name),
    Trial(holds="every link leads to something that is there", find=find_broken_links, books=True),
    Trial(holds="no page fetches anything from another host", find=find_foreign_requests),
    Trial(holds="every question is on a page and can be checked there", find=find_strange_keys),
    Trial(holds="no answer or reason can be read in the site", find=find_readable_secrets),
    Trial(holds="no answer or reason is printed for learners", find=find_secrets_in_books),
    Trial(holds="every edition of the handbooks is there", find=find_missing_books, books=True),
    Trial(holds="no book with answers is published", find=find_published_answers),
)
