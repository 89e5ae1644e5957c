"""The printed typefaces with their licences: files, widths of signs, and which signs can be printed at all."""
