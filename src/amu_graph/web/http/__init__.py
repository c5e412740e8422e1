"""HTTP (RFC 9110) for pages and the endpoint: negotiation, conditional requests, caches, access, limits, the server."""
