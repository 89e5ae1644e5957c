from coursewright.base import versions
from coursewright.base.versions import PACKAGE, count_as_tool, library_names, package_files, tool_digest


def test_a_digest_covers_code_words_styles_and_scripts() -> None:
    names = {file.relative_to(PACKAGE).as_posix() for file in package_files()}
    assert {
        "base/versions.py",
        "languages/words/zh.yml",
        "browser/coursewright.js",
        "browser/css/30-quiz.css",
    } <= names
    assert [name for name in names if name.startswith("handbook/styles/")]
    assert not [name for name in names if "__pycache__" in name or name.endswith(".ts")]


def test_libraries_are_named_with_their_versions() -> None:
    names = library_names()
    assert any(name.lower().startswith("pyyaml-") for name in names)
    assert any(name.lower().startswith("weasyprint-") for name in names)


def test_a_digest_stays_while_nothing_changes() -> None:
    first = tool_digest()
    versions._package_digest.cache_clear()
    assert tool_digest() == first


def test_what_a_course_brings_counts_while_it_is_at_hand() -> None:
    own = tool_digest()
    count_as_tool("a", "1")
    first = tool_digest()
    count_as_tool("a", "2")
    assert len({own, first, tool_digest()}) == 3
    count_as_tool("a", "")
    assert tool_digest() == own
