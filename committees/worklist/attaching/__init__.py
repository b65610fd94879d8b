"""What items of coming meetings lack: a cover report, or the edition that stands now."""
