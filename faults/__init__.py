"""`make faults`: breaks the real processes one by one and writes what was seen to docs/faults.md."""
