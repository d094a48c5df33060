"""Every Vietnamese sentence that code shows, one module a feature."""
