"""Word documents: .docx in, .docx out."""
