import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { compressedBytesMax, contentBytesMax } from './limits.ts'

/** The first byte of a body says how the rest is compressed; a page of a proxy begins with neither. */
const formats = {
  zstd: { mark: 1, pack: zstdCompressSync, unpack: zstdDecompressSync },
  gzip: { mark: 2, pack: gzipSync, unpack: gunzipSync },
} as const
export type Compression = keyof typeof formats

/** A body: one byte for its compression, then compressed JSON. */
export function packBody(content: unknown, compression: Compression = 'zstd'): Buffer {
  const { mark, pack } = formats[compression]
  return Buffer.concat([Buffer.from([mark]), pack(JSON.stringify(content))])
}

export type Unpacked =
  | { readonly content: unknown; readonly compression: Compression }
  | { readonly fault: 'not-a-message' | 'too-large' }

/** Opens a body. Never more than 8 MB are unpacked, whatever it claims. */
export function unpackBody(body: Buffer): Unpacked {
  if (body.length > compressedBytesMax) return { fault: 'too-large' }
  const compression = (Object.keys(formats) as Compression[]).find(
    (name) => formats[name].mark === body[0],
  )
  if (compression === undefined) return { fault: 'not-a-message' }
  try {
    const text = formats[compression].unpack(body.subarray(1), { maxOutputLength: contentBytesMax })
    return { content: JSON.parse(text.toString('utf8')), compression }
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return { fault: isTooLarge ? 'too-large' : 'not-a-message' }
  }
}
