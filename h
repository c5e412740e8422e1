HTTP/1.1 200 OK
date: Sat, 28 Nov 2026 20:29:48 GMT
content-security-policy: default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self' https://revue.example.org
content-length: 1573
content-type: text/html; charset=utf-8
content-language: fr
cache-control: no-cache
vary: Accept, Accept-Language, Cookie, Accept-Encoding
set-cookie: theme=dark; Max-Age=31536000; Path=/; SameSite=lax
cross-origin-opener-policy: same-origin
permissions-policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
referrer-policy: no-referrer
x-content-type-options: nosniff
x-request-id: 509e9f73a11844a3

