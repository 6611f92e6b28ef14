"""`make fuzz`: odd inputs to parsers, masking and the HTTP endpoints; nothing may crash."""
