"""A verifier of licence files written from docs/licences.md alone, with the standard library alone.

Reads test vectors on the standard input and writes on the output what it makes of each.
"""

import sys

sys.dont_write_bytecode = True

import base64
import hashlib
import hmac
import json
import re
import unicodedata
import zoneinfo
from datetime import date, datetime, timedelta, timezone

import ed25519
from argon2id import argon2id

DAY = 86_400


class Refused(Exception):
    """The first « no », by its code."""


def require(condition, code):
    if not condition:
        raise Refused(code)


# Base64url and JSON


def decode(segment, code='L-03'):
    require(re.fullmatch(r'[A-Za-z0-9_-]*', segment) and len(segment) % 4 != 1, code)
    content = base64.urlsafe_b64decode(segment + '=' * (-len(segment) % 4))
    require(base64.urlsafe_b64encode(content).decode().rstrip('=') == segment, code)
    return content


def read_object(content):
    """The object, or None."""

    def no_constant(name):
        raise ValueError(name)

    try:
        value = json.loads(content.decode('utf-8', 'strict'), parse_constant=no_constant)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_count(value):
    if not is_number(value) or not 0 <= value < 2**53:
        return False
    return float(value).is_integer()


def is_seconds(value):
    return is_count(value) and value < 253_402_300_800


def is_text(value):
    return isinstance(value, str) and value != ''


# The envelope


def read_envelope(file):
    require(len(file) <= 16_384, 'L-01')
    members = read_object(file)
    require(members is not None, 'L-02')
    version = members.get('v')
    require(not is_number(version) or version == 1, 'L-04')
    require(is_number(version), 'L-02')
    licence, ring = members.get('licence'), members.get('trousseau')
    require(isinstance(licence, str) and is_general(ring), 'L-02')
    require(spell(licence, ring) == file, 'L-02')
    return licence, ring


def is_general(value):
    if not isinstance(value, dict) or set(value) != {'payload', 'signatures'}:
        return False
    signatures = value['signatures']
    if not isinstance(value['payload'], str) or not isinstance(signatures, list):
        return False
    return len(signatures) <= 8 and all(
        isinstance(entry, dict)
        and set(entry) == {'protected', 'signature'}
        and all(isinstance(text, str) for text in entry.values())
        for entry in signatures
    )


def spell(licence, ring):
    signatures = [
        {'protected': entry['protected'], 'signature': entry['signature']}
        for entry in ring['signatures']
    ]
    envelope = {
        'v': 1,
        'licence': licence,
        'trousseau': {'payload': ring['payload'], 'signatures': signatures},
    }
    text = json.dumps(envelope, ensure_ascii=False, separators=(',', ':'))
    # A lone surrogate has no UTF-8: it is escaped.
    text = re.sub('[\ud800-\udfff]', lambda found: f'\\u{ord(found[0]):04x}', text)
    return text.encode()


# Signatures


def read_kid(header, typ):
    members = read_object(header)
    require(members is not None and set(members) == {'alg', 'typ', 'kid'}, 'L-05')
    require(members['alg'] == 'Ed25519' and members['typ'] == typ, 'L-05')
    require(is_text(members['kid']), 'L-05')
    return members['kid']


def is_signed(x, protected, payload, signature):
    try:
        key = decode(x)
    except Refused:
        return False
    return ed25519.verify(key, f'{protected}.{payload}'.encode(), signature)


def read_signed_by_roots(document, typ, roots):
    payload = decode(document['payload'])
    counted = set()
    for entry in document['signatures']:
        header, signature = decode(entry['protected']), decode(entry['signature'])
        kid = read_kid(header, typ)
        root = next((key for key in roots['keys'] if key['kid'] == kid), None)
        if root is None:
            continue
        require(root['x'] not in counted, 'L-06')
        holds = is_signed(root['x'], entry['protected'], document['payload'], signature)
        require(holds, 'L-06')
        counted.add(root['x'])
    require(roots['threshold'] >= 1 and len(counted) >= roots['threshold'], 'L-06')
    return payload


# Roots and key rings


def follow_roots(roots, chain):
    for document in chain[:32] if isinstance(chain, list) else []:
        try:
            roots = next_roots(document, roots)
        except Refused:
            pass
    return roots


def next_roots(document, roots):
    require(is_general(document), 'passed over')
    following = read_object(read_signed_by_roots(document, 'racines+jws', roots))
    require(following is not None, 'passed over')
    require(set(following) == {'v', 'version', 'threshold', 'keys'}, 'passed over')
    version, threshold, keys = (following[name] for name in ('version', 'threshold', 'keys'))
    require(is_number(following['v']) and following['v'] == 1, 'passed over')
    require(is_count(version) and is_count(threshold) and threshold >= 1, 'passed over')
    require(isinstance(keys, list) and len(keys) <= 8, 'passed over')
    require(all(is_jwk(key) for key in keys), 'passed over')
    require(version == roots['version'] + 1, 'passed over')
    read_signed_by_roots(document, 'racines+jws', following)
    return following


def is_jwk(value):
    if not isinstance(value, dict) or set(value) != {'kty', 'crv', 'x', 'kid'}:
        return False
    right = value['kty'] == 'OKP' and value['crv'] == 'Ed25519'
    return right and is_text(value['x']) and is_text(value['kid'])


def read_ring(document, roots):
    ring = read_object(read_signed_by_roots(document, 'trousseau+jws', roots))
    require(ring is not None, 'L-12')
    require(is_number(ring.get('v')) and ring['v'] == 1, 'L-04')
    keys = ring.get('keys')
    require(is_count(ring.get('version')) and is_seconds(ring.get('exp')), 'L-12')
    require(isinstance(keys, list) and all(is_ring_key(key) for key in keys), 'L-12')
    require(len({key['kid'] for key in keys}) == len(keys), 'L-12')
    return ring


def is_ring_key(key):
    if not isinstance(key, dict):
        return False
    texts = all(is_text(key.get(name)) for name in ('kid', 'use', 'x'))
    dates = all(is_seconds(key.get(name)) for name in ('nbf', 'exp'))
    return texts and dates and ('revoked' not in key or is_seconds(key['revoked']))


def kept_ring(document, roots):
    try:
        require(is_general(document), 'none')
        return read_ring(document, roots)
    except Refused:
        return None


# The payload


def read_payload(content):
    claims = read_object(content)
    require(claims is not None, 'L-12')
    version, audience = claims.get('v'), claims.get('aud')
    require(not is_number(version) or version == 1, 'L-04')
    require(not isinstance(audience, str) or audience == 'logiciel-etablissement', 'L-13')
    require(is_number(version) and isinstance(audience, str), 'L-12')
    for name in ('iss', 'jti', 'sub', 'nom', 'tz'):
        require(is_text(claims.get(name)), 'L-12')
    require('uai' not in claims or is_text(claims['uai']), 'L-12')
    require(matches(r'[0-9][0-9A-Z]{7}', claims.get('ogec')), 'L-12')
    require(matches(r'[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])', claims.get('sem')), 'L-12')
    for name in ('iat', 'nbf', 'exp'):
        require(is_seconds(claims.get(name)), 'L-12')
    require(is_count(claims.get('grc')), 'L-12')
    modules, limits = claims.get('mod'), claims.get('lim')
    require(isinstance(modules, list) and all(is_text(each) for each in modules), 'L-12')
    require(isinstance(limits, dict) and all(is_count(each) for each in limits.values()), 'L-12')
    check_bounds(claims)
    if 'mdj' in claims and is_later(claims['mdj']):
        del claims['mdj']
    require('mdj' not in claims or is_verifiers(claims['mdj']), 'L-12')
    return claims


def matches(pattern, value):
    return isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def check_bounds(claims):
    iat, nbf, exp = claims['iat'], claims['nbf'], claims['exp']
    require(nbf < exp and exp - nbf <= 608_400 and claims['grc'] <= 604_800, 'L-12')
    require(nbf - 604_800 <= iat < exp, 'L-12')
    if 'raz_horloge' in claims:
        require(is_seconds(claims['raz_horloge']) and claims['raz_horloge'] <= iat, 'L-12')


def is_later(value):
    if not isinstance(value, dict):
        return False
    return not (is_number(value.get('v')) and value['v'] == 1)


def is_verifiers(value):
    if not isinstance(value, dict):
        return False
    m, t, days = value.get('m'), value.get('t'), value.get('h')
    return (
        is_count(m)
        and 8 <= m <= 1_048_576
        and is_count(t)
        and 1 <= t <= 16
        and is_sixteen(value.get('sel'))
        and is_day(value.get('du'))
        and isinstance(days, list)
        and len(days) <= 70
        and all(is_sixteen(each) for each in days)
    )


def is_sixteen(value):
    try:
        return isinstance(value, str) and len(decode(value)) == 16
    except Refused:
        return False


def is_day(value):
    try:
        return matches(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', value) and bool(date.fromisoformat(value))
    except ValueError:
        return False


# The decision


def open_file(file, machine):
    """Steps 1 to 10: the licence, its ring and the version of the roots."""
    compact, trousseau = read_envelope(file)
    roots = follow_roots(machine['roots'], machine.get('rootsChain'))
    require(roots['version'] >= machine.get('rootsVersionLeast', 0), 'L-06')
    parts = compact.split('.')
    require(len(parts) == 3, 'L-03')
    header, payload, signature = (decode(part) for part in parts)
    kid = read_kid(header, 'licence+jws')
    ring = read_ring(trousseau, roots)
    kept = kept_ring(machine.get('keyRing'), roots)
    if kept is not None and kept['version'] > ring['version']:
        ring = kept
    require(ring['version'] >= machine.get('keyRingVersionLeast', 0), 'L-07')
    key = next((each for each in ring['keys'] if each['kid'] == kid), None)
    require(key is not None and key['use'] == 'licence', 'L-09')
    require('revoked' not in key, 'L-10')
    require(is_signed(key['x'], parts[0], parts[1], signature), 'L-11')
    licence = read_payload(payload)
    require(key['nbf'] <= licence['iat'] < key['exp'], 'L-09')
    client = machine.get('client')
    if client is not None:
        require(client['ogec'] == licence['ogec'], 'L-14')
        require('id' not in client or client['id'] == licence['sub'], 'L-15')
    return licence, ring, roots


def judge_clock(machine, licence):
    now = seconds(machine['now'])
    high_water = seconds(machine['highWater']) if 'highWater' in machine else now
    reset_applied = seconds(machine['resetApplied']) if 'resetApplied' in machine else 0
    reset = licence.get('raz_horloge', 0)
    resets = reset > reset_applied
    signed = max(reset_applied, licence['iat'], reset if resets else 0)
    mark = signed if resets else max(high_water, signed)
    require(mark - now <= DAY, 'L-16')
    warnings = ['clock-back'] if mark - now > 300 else []
    return warnings, max(mark, now), signed


def verify(file, machine):
    try:
        licence, ring, roots = open_file(file, machine)
        warnings, high_water, signed = judge_clock(machine, licence)
        state = state_of(licence, ring, seconds(machine['now']))
    except Refused as refusal:
        return {'state': 'refused', 'code': str(refusal)}
    marks = {
        'highWater': instant(high_water),
        'resetApplied': instant(signed),
        'keyRingVersion': ring['version'],
        'rootsVersion': roots['version'],
    }
    return {**state, 'warnings': warnings, 'marks': marks}


def state_of(licence, ring, now):
    if now >= licence['exp'] + licence['grc']:
        return {'state': 'expired', 'code': 'L-18'}
    require(now < ring['exp'], 'L-08')
    if now < licence['nbf']:
        return {'state': 'not-yet', 'code': 'L-17'}
    return {'state': 'in-force' if now < licence['exp'] else 'in-grace'}


def seconds(text):
    try:
        return datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()
    except ValueError:
        raise Refused('L-16') from None


def instant(at):
    return datetime.fromtimestamp(at, timezone.utc).isoformat().replace('+00:00', 'Z')


# The password of the day


def check_password(typed, licences, now):
    found = []
    for licence in licences:
        for day in accepted_days(licence['tz'], now):
            verifiers = licence.get('mdj')
            if verifiers is None:
                continue
            at = (day - date.fromisoformat(verifiers['du'])).days
            if 0 <= at < len(verifiers['h']):
                found.append((day, verifiers, verifiers['h'][at]))
    if not found:
        return {'state': 'no-verifier'}
    if any(verifiers['m'] * verifiers['t'] > 1024 for _, verifiers, _ in found):
        return None
    code = forgive(typed).encode()
    right = None
    for day, verifiers, expected in found:
        salted = decode(verifiers['sel']) + day.isoformat().encode()
        salt = hashlib.sha256(salted).digest()[:16]
        made = argon2id(code, salt, int(verifiers['m']), int(verifiers['t']), 16)
        if hmac.compare_digest(made, decode(expected)):
            right = day
    if right is None:
        return {'state': 'wrong'}
    return {'state': 'right', 'day': right.isoformat()}


def accepted_days(zone, now):
    try:
        local = now.astimezone(zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        local = now
    today = local.date()
    return [today, today - timedelta(days=1)] if local.hour < 2 else [today]


def forgive(typed):
    kept = [
        each
        for each in typed[:64]
        if not each.isspace() and each != '\u2212' and unicodedata.category(each) != 'Pd'
    ]
    raised = ''.join(each.upper() if 'a' <= each <= 'z' else each for each in kept)
    return raised.translate(str.maketrans('OIL', '011'))


# The vectors


def content_of(file):
    return bytes.fromhex(file['hex']) if isinstance(file, dict) else file.encode()


def main():
    given = json.load(sys.stdin)
    files = {name: content_of(file) for name, file in given['files'].items()}
    machine = {'roots': given['roots']}
    verdicts = [
        verify(files[vector['file']], {**machine, **vector}) for vector in given['verdicts']
    ]
    passwords = []
    for vector in given['passwords']:
        licences = [open_file(files[name], machine)[0] for name in vector['files']]
        now = datetime.fromisoformat(vector['now'].replace('Z', '+00:00'))
        passwords.append(check_password(vector['typed'], licences, now))
    asked = given['argon2id']
    fields = ('password', 'salt', 'secret', 'data')
    inputs = {name: bytes.fromhex(asked[name]) for name in fields}
    costs = {name: asked[name] for name in ('memory_kib', 'passes', 'lanes', 'length')}
    tag = argon2id(**inputs, **costs).hex()
    json.dump({'argon2id': tag, 'verdicts': verdicts, 'passwords': passwords}, sys.stdout)


if __name__ == '__main__':
    main()
