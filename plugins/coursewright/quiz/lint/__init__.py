"""Item writing: what makes an item guessable, unclear or unfair (Haladyna, Downing & Rodriguez 2002).

These rules warn; only a number that the course flags and a text left untranslated stop a build. What a question
cannot do without (a reason on each option, a right one) is checked with its kind.
"""
