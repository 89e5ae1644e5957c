"""The pages of a course that no author writes: home, modules, scenarios, assessments, the glossary."""
