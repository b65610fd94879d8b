"""The limits of web processes. gunicorn reads this file where it is started in the project's folder.

How many processes there are is said where it is started: `--workers`, `--threads`.
"""

import os

bind = "127.0.0.1:8000"
# A process that answers nothing for so long is killed, and another begun; not with --threads, where it shows that it
# lives whatever its requests do. A request of 10,000 figures may take half a minute on a slow machine.
timeout = 120
# A process that is to stop finishes what it does first, for so long.
graceful_timeout = 30
# Each process is begun anew after so many requests, not all at once: whatever memory it gathered is given back.
max_requests = 5000
max_requests_jitter = 500
# Bytes of the request line, number of header fields, bytes of each: more than browsers send, no more than is needed.
limit_request_line = 4094
limit_request_fields = 100
limit_request_field_size = 8190
# Processes show each other that they live by a file that is touched: in memory, so that a disk that is full or hangs
# stops nobody.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder, not a file's name
