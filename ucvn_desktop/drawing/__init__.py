"""Everything that is drawn: faces, setting of slogans, templates, the painter and its outputs."""
