import type { Encoding } from './mapping.ts'

/** Undefined for bytes that are no text of this encoding. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return decoders[encoding].decode(bytes)
  } catch {
    return undefined
  }
}

/** Undefined for a text that this encoding cannot write. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  const bytes = Array.from(text, (character) => windowsBytes.get(character))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  'windows-1252': new TextDecoder('windows-1252'),
}

const windowsBytes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    decoders['windows-1252'].decode(Uint8Array.of(byte)),
    byte,
  ]),
)
