"""The use cases of each feature: checked input in, records and papers out."""
