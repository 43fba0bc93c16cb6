"""Use cases: (Workspace, arguments, progress) → plain result. No Qt, no SQL."""
