"""What an archive holds, asked for: filters as SQL over the index, and a user's own statements that only read."""
