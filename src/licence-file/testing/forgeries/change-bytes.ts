import type { Forgery } from './material.ts'

export const flipBits: Forgery = ({ genuine }, draw) => {
  const bytes = Buffer.from(genuine)
  for (let count = 1 + draw.below(3); count > 0; count--) {
    const at = draw.below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << draw.below(8)), at)
  }
  return bytes
}

/** Cut, inserted, replaced, removed, repeated. */
export const changeBytes: Forgery = ({ genuine }, draw) => {
  const [start = 0, end] = [draw.below(genuine.length), draw.below(genuine.length)].sort(
    (a, b) => a - b,
  )
  const [before, after] = [genuine.subarray(0, start), genuine.subarray(start)]
  const byte = Buffer.of(draw.below(256))
  return draw.among([
    before,
    after,
    Buffer.concat([before, byte, after]),
    Buffer.concat([before, byte, after.subarray(1)]),
    Buffer.concat([before, after.subarray(1)]),
    Buffer.concat([before, genuine.subarray(end)]),
    Buffer.concat([genuine.subarray(0, end), after]),
    Buffer.concat([genuine, Buffer.alloc(16_384, byte)]),
  ])
}
