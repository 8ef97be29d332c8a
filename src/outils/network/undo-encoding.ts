import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

const undoing = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
} as const

/**
 * The body as it was before something on the way compressed it and said so in Content-Encoding. As it came when it is not
 * what it is said to be: whoever opens it finds out.
 */
export function undoEncoding(
  body: Buffer,
  encoding: string | readonly string[] | undefined,
  bytesMax: number,
): Buffer {
  const name = String(encoding ?? '').toLowerCase()
  if (!(name in undoing)) return body
  try {
    return undoing[name as keyof typeof undoing](body, { maxOutputLength: bytesMax })
  } catch {
    return body
  }
}
