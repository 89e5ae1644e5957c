"""Documents that were changed in a word processor, brought back into the files that they were written from."""
