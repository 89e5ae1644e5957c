"""Questions: what authors write, what is wrong with it, and how it is sealed, shown, printed and graded."""
