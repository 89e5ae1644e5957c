"""Documents that trainers change in a word processor, from the trees that books are printed from."""

from coursewright.office.sets import WordFault, write_word_set

__all__ = ["WordFault", "write_word_set"]
