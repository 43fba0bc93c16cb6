"""Vietnamese text: search keys, and later syllables, legacy encodings, tone style and sorting."""
