"""Submission bundles: written, read and verified as bundle.md and RFC 8493 say."""
