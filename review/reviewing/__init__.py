"""What reviewers think of a conversation."""
