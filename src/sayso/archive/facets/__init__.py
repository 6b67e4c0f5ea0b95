"""What claims, events and reports are found and counted by, held in memory as columns of numbers."""
