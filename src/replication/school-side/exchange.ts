/** Sends one body to the online side and gives its answer. Throws ExchangeFailure; tries only once. */
export type Exchange = (body: Buffer) => Promise<Buffer>

/** `refused`: the service itself said no; the others come from the way there. */
export type ExchangeFailureKind = 'unreachable' | 'timed-out' | 'too-large' | 'refused'

export class ExchangeFailure extends Error {
  readonly kind: ExchangeFailureKind
  /** The code of the refusal, or of the network failure. */
  readonly code: string

  constructor(kind: ExchangeFailureKind, code: string, cause?: unknown) {
    super(`${kind}: ${code}`, { cause })
    this.name = 'ExchangeFailure'
    this.kind = kind
    this.code = code
  }
}
