/** The request did not reach the service, or no answer came back. */
export class NetworkFailure extends Error {
  constructor(cause: unknown) {
    super('network failure', { cause })
    this.name = 'NetworkFailure'
  }
}
