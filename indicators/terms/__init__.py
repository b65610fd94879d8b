"""The words and small rules that everything below stands on: periods, units, wording, series. Pure."""
