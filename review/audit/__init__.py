"""What happened, in a log that can only grow."""
