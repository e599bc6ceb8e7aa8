"""The shared edge: hosts, forms, cookies, pages, problems and security headers."""
