"""What things are: records, rules and Vietnamese text. Pure Python: no Qt, no SQL, no files."""
