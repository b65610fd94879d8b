"""Files of statistical neighbours, and of councils founded and abolished, by page: the same way as a release."""
