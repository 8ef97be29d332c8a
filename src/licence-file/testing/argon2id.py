"""argon2id, version 0x13 (RFC 9106), in plain Python: for the low costs of test vectors alone."""

import hashlib
import struct

MASK = 2**64 - 1
LOW = 2**32 - 1
VERSION = 0x13
ARGON2ID = 2


def argon2id(password, salt, memory_kib, passes, length, lanes=1, secret=b'', data=b''):
    start = struct.pack('<6I', lanes, length, memory_kib, passes, VERSION, ARGON2ID)
    for field in (password, salt, secret, data):
        start += struct.pack('<I', len(field)) + field
    seed = hashlib.blake2b(start).digest()
    blocks = 4 * lanes * (memory_kib // (4 * lanes))
    columns = blocks // lanes
    memory = [[None] * columns for _ in range(lanes)]
    for lane in range(lanes):
        for column in (0, 1):
            block = long_hash(seed + struct.pack('<2I', column, lane), 1024)
            memory[lane][column] = list(struct.unpack('<128Q', block))
    for turn in range(passes):
        for slice_number in range(4):
            for lane in range(lanes):
                fill(memory, turn, slice_number, lane, blocks, passes)
    last = [0] * 128
    for lane in memory:
        last = [a ^ b for a, b in zip(last, lane[-1])]
    return long_hash(struct.pack('<128Q', *last), length)


def fill(memory, turn, slice_number, lane, blocks, passes):
    """One segment: a quarter of a lane."""
    lanes, columns = len(memory), len(memory[0])
    size = columns // 4
    blind = turn == 0 and slice_number < 2
    addresses = []
    for index in range(2 if turn == 0 and slice_number == 0 else 0, size):
        column = slice_number * size + index
        previous = memory[lane][column - 1]
        if blind:
            while len(addresses) <= index:
                place = [turn, lane, slice_number, blocks, passes, ARGON2ID]
                counter = len(addresses) // 128 + 1
                zero = [0] * 128
                entry = place + [counter] + [0] * 121
                addresses += compress(zero, compress(zero, entry))
            word = addresses[index]
        else:
            word = previous[0]
        other = lane if turn == 0 and slice_number == 0 else (word >> 32) % lanes
        # Section 3.4.1.2: what is finished, but for the block just before.
        ready = slice_number * size if turn == 0 else columns - size
        if other == lane:
            area = ready + index - 1
        else:
            area = ready - (1 if index == 0 else 0)
        x = (word & LOW) ** 2 >> 32
        offset = area - 1 - (area * x >> 32)
        first = 0 if turn == 0 else (slice_number + 1) * size
        block = compress(previous, memory[other][(first + offset) % columns])
        if turn > 0:
            block = [a ^ b for a, b in zip(block, memory[lane][column])]
        memory[lane][column] = block


def compress(x, y):
    """The function G of section 3.5, on blocks of 128 words."""
    mixed = [a ^ b for a, b in zip(x, y)]
    block = list(mixed)
    for row in range(8):
        permute(block, range(16 * row, 16 * row + 16))
    for column in range(8):
        places = [2 * column + 16 * row + side for row in range(8) for side in (0, 1)]
        permute(block, places)
    return [a ^ b for a, b in zip(block, mixed)]


def permute(block, places):
    """The permutation P of section 3.6."""
    v = [block[place] for place in places]
    for a, b, c, d in ROUNDS:
        va, vb, vc, vd = v[a], v[b], v[c], v[d]
        va = (va + vb + 2 * (va & LOW) * (vb & LOW)) & MASK
        vd = rotate(vd ^ va, 32)
        vc = (vc + vd + 2 * (vc & LOW) * (vd & LOW)) & MASK
        vb = rotate(vb ^ vc, 24)
        va = (va + vb + 2 * (va & LOW) * (vb & LOW)) & MASK
        vd = rotate(vd ^ va, 16)
        vc = (vc + vd + 2 * (vc & LOW) * (vd & LOW)) & MASK
        v[a], v[b], v[c], v[d] = va, rotate(vb ^ vc, 63), vc, vd
    for place, word in zip(places, v):
        block[place] = word


ROUNDS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)


def rotate(word, count):
    return (word >> count | word << (64 - count)) & MASK


def long_hash(data, length):
    """The function H' of section 3.3."""
    data = struct.pack('<I', length) + data
    if length <= 64:
        return hashlib.blake2b(data, digest_size=length).digest()
    whole = -(-length // 32) - 2
    link = hashlib.blake2b(data).digest()
    output = link[:32]
    for _ in range(whole - 1):
        link = hashlib.blake2b(link).digest()
        output += link[:32]
    return output + hashlib.blake2b(link, digest_size=length - 32 * whole).digest()
