"""One language of one course put together: lessons, quizzes, glossary, cross references, parity."""
