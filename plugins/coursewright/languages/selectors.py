"""Style sheets ask for languages by how they are written; here the languages are put in the place of that.

`:lang(--signs)`, `:lang(--words)` and `:lang(--upright)` are what stands in such a language, `[lang="--signs"]` and its
kin an element that says so itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coursewright.languages.language import Language, language_of
from coursewright.languages.shelf import description_files
from coursewright.languages.tags import lineage

TRAITS: Mapping[str, Callable[[Language], bool]] = {
    "signs": lambda language: language.by_signs,
    "words": lambda language: not language.by_signs,
    "upright": lambda language: not language.slanted,
}
NOBODY = ":not(*)"


def traits_of(tag: str) -> tuple[str, ...]:
    """How a language is written, in the names that style sheets use."""
    return tuple(name for name, has in TRAITS.items() if has(language_of(tag)))


def with_languages(sheet: str, languages: Sequence[str] = ()) -> str:
    """A style sheet for the languages of a course; without any, for all that are described."""
    known = tuple(languages) or tuple(sorted(description_files()))
    for name in TRAITS:
        tags = _own([tag for tag in known if name in traits_of(tag)])
        sheet = sheet.replace(f":lang(--{name})", _any_of([f":lang({tag})" for tag in tags]))
        sheet = sheet.replace(f'[lang="--{name}"]', _any_of([f'[lang|="{tag}"]' for tag in tags]))
    return sheet


def _any_of(selectors: Sequence[str]) -> str:
    if len(selectors) == 1:
        return selectors[0]
    return f":is({', '.join(selectors)})" if selectors else NOBODY


def _own(tags: Sequence[str]) -> list[str]:
    """The tags without those that one of the others comprises, as `zh` does `zh-Hant`."""
    names = {tag.lower() for tag in tags}
    return [tag for tag in tags if not names & {above for above in lineage(tag) if above != tag.lower()}]
