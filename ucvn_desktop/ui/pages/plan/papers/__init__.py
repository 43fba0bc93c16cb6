"""The register of guiding documents."""
