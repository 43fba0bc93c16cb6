"""Everything that is drawn: slogans set into posters and banners, on paper and on screen."""
