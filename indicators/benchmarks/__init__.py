"""Reading national releases: raw CSV files recognised by their columns, through one small mapping file a dataset."""
