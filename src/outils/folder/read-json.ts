import type { z } from 'zod'

/** What the bytes say, or undefined when they are too many, no JSON, or not of this shape. */
export function readJson<Schema extends z.ZodType>(
  bytes: Uint8Array,
  bytesMax: number,
  schema: Schema,
): z.output<Schema> | undefined {
  if (bytes.byteLength > bytesMax) return undefined
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return undefined
  }
}
