"""Claims, events and their say-so in the forms that others read: one file a format, one visible list of formats."""
