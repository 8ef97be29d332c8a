import { failure, Failure, type FailureCode } from '../failures.ts'

/** What undici's and the system's errors come to, in a sentence. */
export function networkFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const refusedBy = proxyStatus(error)
  if (refusedBy !== undefined) return proxyFailure(refusedBy)
  const chain = causes(error)
  const codes = chain.map(({ code }) => code).filter((code) => code !== '')
  const reason = codes.findLast((code) => !code.startsWith('UND_ERR')) ?? codes[0] ?? 'sans code'
  if (codes.some(isCertificateCode)) return failure('certificate-refused', { reason })
  if (chain.some(isTimeout)) return failure('no-answer')
  if (codes.some((code) => code === 'ENOTFOUND' || code === 'EAI_AGAIN'))
    return failure('name-not-found', { reason })
  return failure('unreachable', { reason })
}

/** Whether the next try may succeed where this one did not. */
export function mayPass(error: unknown): boolean {
  return error instanceof Failure && passing.has(error.told.code)
}

/** False when there was no name, no connection or no tunnel, or when somebody else answered. */
export function mayHaveArrived(error: unknown): boolean {
  return (
    !neverTheService.has(networkFailure(error).told.code) &&
    proxyStatus(error) === undefined &&
    causes(error).every(({ code }) => !neverConnected.has(code))
  )
}

const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

const neverTheService: ReadonlySet<FailureCode> = new Set([
  'certificate-refused',
  'not-the-service',
  'proxy-authentication',
])

const passing: ReadonlySet<FailureCode> = new Set([
  'name-not-found',
  'unreachable',
  'no-answer',
  'service-busy',
])

/** What the proxy answered in place of a tunnel, if that is what went wrong. */
function proxyStatus(error: unknown): string | undefined {
  const answer = causes(error)
    .map(({ message }) =>
      /^Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(message),
    )
    .find((match) => match !== null)
  return answer ? (answer[1] ?? '407') : undefined
}

function proxyFailure(status: string): Failure {
  if (status === '407') return failure('proxy-authentication')
  const busy = ['502', '503', '504'].includes(status)
  return failure(busy ? 'service-busy' : 'proxy-refused', { reason: status })
}

type Cause = { readonly name: string; readonly message: string; readonly code: string }

function causes(error: unknown): Cause[] {
  const chain: Cause[] = []
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause) {
    const { name, message } = each
    const { code } = each as NodeJS.ErrnoException
    // A DOMException, which a time-out is, has a number there.
    chain.push({ name, message, code: typeof code === 'string' ? code : '' })
  }
  return chain
}

function isTimeout({ name, code }: Cause): boolean {
  return name === 'TimeoutError' || code === 'ETIMEDOUT' || /^UND_ERR_\w+_TIMEOUT$/.test(code)
}

/** OpenSSL's verdicts on a chain, and Node's on the name. */
function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH|UND_ERR_PRX_TLS/.test(code)
}
