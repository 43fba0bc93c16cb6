"""Photos: in from cards and folders, out into bundles."""
