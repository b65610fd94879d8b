"""Agendas that are not out, or came out with short notice, and minutes that are not out."""
