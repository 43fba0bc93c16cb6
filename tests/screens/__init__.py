"""Pictures of every screen: uv run python -m tests.screens OUT"""
