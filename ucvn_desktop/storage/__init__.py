"""The workspace folder: the only place with SQL."""
