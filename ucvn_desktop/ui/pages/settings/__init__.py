"""Settings: unit, officer, destinations, look, data, backups."""
