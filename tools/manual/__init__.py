"""The pages of docs/ that are made: the reference of every key, with an example of each kind of question and figure."""
