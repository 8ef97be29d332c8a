import type { Logo } from '#contracts/school.ts'
import { presentationTexts } from '#sites/texts/admin.ts'
import { fileInBase64 } from '#sites/ui/file-in-base64.ts'

/** The same as the server takes, which has the last word. */
const logoBytesMax = 100 * 1024

/** The first bytes say what a file is (PNG 1.2, 3.1; JPEG, SOI and a marker), whatever it is called. */
const signatures: readonly (readonly [Logo['type'], readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** A chosen file as a logo, or the sentence that says why it is none. */
export async function readLogo(file: Blob): Promise<{ logo: Logo } | { refused: string }> {
  try {
    const start = new Uint8Array(await file.slice(0, 8).arrayBuffer())
    const type = signatures.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0]
    if (type === undefined) return { refused: presentationTexts.logoKind }
    if (file.size > logoBytesMax)
      return { refused: presentationTexts.logoHeavy(Math.ceil(file.size / 1024)) }
    return { logo: { type, data: await fileInBase64(file, logoBytesMax) } }
  } catch {
    // Taken away or locked by another program between the choice and the reading.
    return { refused: presentationTexts.logoUnread }
  }
}
