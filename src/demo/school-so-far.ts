import type { Client, Contact } from '#contracts/clients.ts'
import type { Contract } from '#contracts/licences.ts'

/** What the actions answered about one school, for the moments that follow. */
export type SchoolSoFar = {
  client?: Client
  firstContact?: Contact
  contract?: Contract
  credential?: string
  /** The ids of its agents, one for each machine. */
  readonly agents: string[]
  administratorId?: string | undefined
  /** The ids of its licences by week. */
  readonly licences: Map<string, string>
}

export function clientOf({ client }: SchoolSoFar): Client {
  if (client === undefined) throw new Error('this school is not created yet in the story')
  return client
}
