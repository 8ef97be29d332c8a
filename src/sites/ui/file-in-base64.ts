/** The file, or its beginning where it is larger: what is cut off is too large in any case. */
export async function fileInBase64(file: Blob, bytesMax: number): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, bytesMax).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
