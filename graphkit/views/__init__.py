"""Pages: self-contained HTML that opens anywhere."""
