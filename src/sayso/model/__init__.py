"""The nouns: frozen values that all stages share. Nothing here needs a library."""
