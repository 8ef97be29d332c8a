"""Verification of Ed25519 (RFC 8032) in plain Python: for tests, where speed and secrets do not matter."""

import hashlib

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)


def verify(public_key, signed, signature):
    """Whether these 64 bytes sign the bytes by the key of 32 bytes; S must be below the order."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key = decompress(public_key)
    s = int.from_bytes(signature[32:], 'little')
    if key is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + signed).digest()
    k = int.from_bytes(digest, 'little') % ORDER
    x, y, z, t = key
    minus_key = (PRIME - x, y, z, PRIME - t)
    return compress(add(multiply(s, BASE), multiply(k, minus_key))) == signature[:32]


def add(p, q):
    """Section 5.1.4, extended coordinates."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % PRIME
    b = (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c = 2 * p[3] * q[3] * D % PRIME
    d = 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def multiply(scalar, point):
    total = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total


def compress(point):
    inverse = pow(point[2], PRIME - 2, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, 'little')


def decompress(encoded):
    """Section 5.1.3; None where the bytes are no point."""
    y = int.from_bytes(encoded, 'little')
    sign = y >> 255
    y &= 2**255 - 1
    if y >= PRIME:
        return None
    u, v = (y * y - 1) % PRIME, (D * y * y + 1) % PRIME
    x = u * pow(v, 3, PRIME) * pow(u * pow(v, 7, PRIME), (PRIME - 5) // 8, PRIME) % PRIME
    if v * x * x % PRIME == -u % PRIME:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if v * x * x % PRIME != u or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = PRIME - x
    return (x, y, 1, x * y % PRIME)


BASE = decompress((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, 'little'))
