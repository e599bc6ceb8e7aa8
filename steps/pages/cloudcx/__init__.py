"""CloudCX: its pages."""
