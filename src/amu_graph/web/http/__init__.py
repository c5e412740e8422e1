"""HTTP, once for pages and the endpoint (RFC 9110): what a client accepts and has, who may read, limits, the server."""
