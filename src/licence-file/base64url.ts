/**
 * The bytes of a base64url segment, or undefined unless it is spelled the one canonical way:
 * decoders forgive padding, other alphabets and stray last bits, so it is encoded again and compared.
 */
export function decodeStrictly(segment: string): Buffer | undefined {
  const bytes = Buffer.from(segment, 'base64url')
  return bytes.toString('base64url') === segment ? bytes : undefined
}
