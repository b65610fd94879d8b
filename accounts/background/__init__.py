"""Jobs: work that goes on after its page was answered, done by a worker beside the web server."""
