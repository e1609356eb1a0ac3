"""News reports of violence, protest and public disorder as incident records, every value tied to its words and to its sayer."""
