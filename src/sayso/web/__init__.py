"""The workbench: an archive in the browser."""
