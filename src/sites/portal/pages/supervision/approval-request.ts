export type ApprovalRequest = { readonly state: string; readonly challenge: string }

/** What the admin site gives in the fragment; undefined when it is not whole. */
export function approvalRequest(fragment: string): ApprovalRequest | undefined {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const state = given.get('state') ?? ''
  const challenge = given.get('challenge') ?? ''
  return isSecret(state) && isSecret(challenge) ? { state, challenge } : undefined
}

/** 256 bits in base64url. */
function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}
