"""The passwords of the day from docs/licences.md, HKDF from RFC 5869, with the standard library alone.

Writes daily-passwords.json on the standard output: nothing here comes from the code under test.
"""

import hashlib
import hmac
import json
import sys
from datetime import date, timedelta

ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
MASTER = bytes(range(32))
FIRST = date(2026, 1, 1)
DAYS = 731
IN_FULL = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-01-01']
SCOPES = [
    ('editeur', 1, 0),
    ('editeur', 1, 1),
    ('editeur', 2, 0),
    ('editeur', 12, 345),
    ('0192f5a0-0000-7000-8000-0000000000d1', 1, 0),
    ('0192f5a0-0000-7000-8000-0000000000d2', 1, 0),
    ('Île-de-France', 1, 0),
]


def hkdf(key, salt, info, length):
    pseudorandom = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    output, block, counter = b'', b'', 1
    while len(output) < length:
        chained = block + info + bytes([counter])
        block = hmac.new(pseudorandom, chained, hashlib.sha256).digest()
        output += block
        counter += 1
    return output[:length]


def code(scope, version, revision, day):
    key = hkdf(MASTER, b'', f'mdj/v1|{version}|{scope}'.encode(), 32)
    parts = ('mdj/v1', scope, day, str(revision))
    mac = hmac.new(key, '\0'.join(parts).encode(), hashlib.sha256).digest()
    bits = int.from_bytes(mac, 'big') >> (256 - 50)
    return ''.join(ALPHABET[bits >> shift & 31] for shift in range(45, -1, -5))


def passwords(scope, version, revision):
    days = [(FIRST + timedelta(days=at)).isoformat() for at in range(DAYS)]
    codes = {day: code(scope, version, revision, day) for day in days}
    lines = ''.join(f'{day} {codes[day]}\n' for day in days)
    return {
        'scope': scope,
        'keyVersion': version,
        'revision': revision,
        'codes': {day: codes[day] for day in IN_FULL},
        'sha256': hashlib.sha256(lines.encode()).hexdigest(),
    }


# Test case 1 of RFC 5869.
assert hkdf(bytes([11] * 22), bytes(range(13)), bytes(range(0xF0, 0xFA)), 42).hex() == (
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
)

json.dump(
    {
        'master': MASTER.hex(),
        'first': FIRST.isoformat(),
        'days': DAYS,
        'scopes': [passwords(*scope) for scope in SCOPES],
    },
    sys.stdout,
    ensure_ascii=False,
    indent=2,
)
