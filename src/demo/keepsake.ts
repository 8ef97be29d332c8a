import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { World } from './world.ts'

const Person = z.object({
  name: z.string(),
  mail: z.string(),
  distributor: z.string().nullable(),
})

/** What is told of the world at every start, kept beside its database. Its presence says that the world is whole. */
const Keepsake = z.object({
  v: z.literal(1),
  madeAt: z.iso.datetime(),
  administrator: Person,
  technicians: z.array(Person),
  invited: Person,
  schools: z.object({ toIssue: z.string(), toAttach: z.string() }),
  /** Somebody of a school who has joined its admin site; a world made before those has nobody. */
  schoolPerson: z.object({ name: z.string(), mail: z.string(), school: z.string() }).optional(),
})
export type Keepsake = z.output<typeof Keepsake>
export type KeptPerson = z.output<typeof Person>

const fileName = 'demonstration.json'

export function keepsakeOf({ staff, schools }: World, now: Date): Keepsake {
  const technicians = staff.distributors.flatMap((each) => each.technicians)
  // Both with the first technician's distributor, so that one account sees them.
  const ours = schools.filter(({ distributor }) => distributor === technicians[0]?.distributor)
  return Keepsake.parse({
    v: 1,
    madeAt: now.toISOString(),
    administrator: staff.administrator,
    technicians,
    invited: staff.invited,
    schools: {
      toIssue: ours.find(({ state }) => state === 'to-issue')?.name,
      toAttach: ours.find(({ isForVisitors }) => isForVisitors)?.name,
    },
    schoolPerson: ours
      .filter(({ service }) => service?.administrator.joinedAt && service.visits.length > 0)
      .map(({ name, service }) => ({ ...service?.administrator, school: name }))[0],
  })
}

export async function readKeepsake(folder: string): Promise<Keepsake | undefined> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Keepsake.parse(JSON.parse(text))
}

export async function writeKeepsake(folder: string, keepsake: Keepsake): Promise<void> {
  await writeFile(join(folder, fileName), `${JSON.stringify(keepsake, null, 2)}\n`, { flush: true })
}
