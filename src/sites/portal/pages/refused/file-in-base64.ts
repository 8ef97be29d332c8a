/** One KiB more than a licence may have: enough for the answer that it is too large. */
const bytesMax = 17 * 1024

export async function fileInBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, bytesMax).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
