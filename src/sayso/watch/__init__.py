"""Feeds polled again and again into an archive, and what that changes in its events."""
