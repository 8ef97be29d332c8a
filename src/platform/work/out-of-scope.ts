import { problemOf } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'

/** A refusal of rights that answers like something that does not exist; the edge still records which client was tried. */
export class OutOfScope extends Refusal {
  /** Null where what was tried is no client. */
  readonly clientId: string | null

  constructor(clientId: string | null) {
    super(problemOf('not-found', {}))
    this.name = 'OutOfScope'
    this.clientId = clientId
  }
}
