"""The figures of a scorecard as CSV, XLSX and ODS."""
