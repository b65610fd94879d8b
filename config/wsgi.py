import os

from django.core.wsgi import get_wsgi_application

from config.postgresql.adapters import wait_only_so_long

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Somebody waits for a page, and others for the process that makes it
os.environ.setdefault("STATEMENT_SECONDS", "30")
wait_only_so_long()
application = get_wsgi_application()
