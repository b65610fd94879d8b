"""What a scorecard would show, before anybody decides."""
