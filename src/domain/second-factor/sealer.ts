import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Hides the secrets of authenticator apps from whoever reads the database alone. */
export type Sealer = {
  /** `owner` is bound to it: what is moved to another account no longer opens. */
  seal(secret: string, owner: string): Buffer
  /** Undefined for what was sealed by another key, for another owner, or changed since. */
  open(sealed: Buffer, owner: string): string | undefined
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM (NIST SP 800-38D): nonce ‖ tag ‖ ciphertext. `key` is 32 bytes. */
export function sealerOf(key: Buffer): Sealer {
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce)
      cipher.setAAD(Buffer.from(owner))
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
    },
    open: (sealed, owner) => {
      if (sealed.length < nonceBytes + tagBytes) return undefined
      const nonce = sealed.subarray(0, nonceBytes)
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(owner))
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      const shown = decipher.update(sealed.subarray(nonceBytes + tagBytes))
      try {
        return Buffer.concat([shown, decipher.final()]).toString('utf8')
      } catch {
        return undefined // the only way that node:crypto tells a tag that does not fit
      }
    },
  }
}
