export type JsonObject = Record<string, unknown>

/** The JSON object these bytes write in strict UTF-8, or undefined. */
export function readJsonObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the object has these members and no other. */
export function hasExactly(object: JsonObject, ...names: string[]): boolean {
  return (
    Object.keys(object).length === names.length &&
    names.every((name) => Object.hasOwn(object, name))
  )
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0
}

/** A whole number of seconds since 1970 that a Date can hold, up to the year 9999. */
export function isSeconds(value: unknown): value is number {
  return isCount(value) && value < 253_402_300_800
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

// A byte order mark is not forgiven: the file would have two spellings.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
