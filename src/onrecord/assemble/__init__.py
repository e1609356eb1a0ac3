"""Claims to reports: which claims tell which incident of a document."""
