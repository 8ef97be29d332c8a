import { join } from 'node:path'
import { z } from 'zod'
import { agentEndpoints } from '#contracts/enrolment.ts'
import { id, instant } from '#contracts/fields.ts'
import { fail } from '../failures.ts'
import { parseAddress } from '../network/address.ts'
import { parseProxy } from '../network/proxy.ts'
import { agentFiles, readAgentFile, writeAgentFile } from './agent-folder.ts'
import { readJson } from './read-json.ts'

const formerOgecsMax = 5

const Attachment = z.object({
  v: z.literal(1),
  address: z.string().refine((text) => parseAddress(text) === text),
  agent: id,
  /** What proves to the service who this machine is. */
  credential: z.string().min(1).max(1000),
  school: agentEndpoints['POST /agent/enrolment'].answer.shape.school,
  proxy: z
    .string()
    .refine((text) => parseProxy(text) === text)
    .nullable(),
  attachedAt: instant,
  /** Codes OGEC the same school had since: the licence of the week may still bear one. */
  formerOgecs: z.array(z.string()).max(formerOgecsMax).default([]),
})

/** To which school this machine belongs, and the way to the service. */
export type Attachment = z.output<typeof Attachment>

export async function readAttachment(folder: string): Promise<Attachment | undefined> {
  const bytes = await readAgentFile(folder, agentFiles.attachment, bytesMax)
  if (!bytes) return undefined
  const damaged = { file: join(folder, agentFiles.attachment) }
  return readJson(bytes, bytesMax, Attachment) ?? fail('attachment-damaged', damaged)
}

/** The school this machine is attached to, if it is, as its licences are to name it. */
export async function attachedSchool(
  folder: string,
): Promise<{ id: string; ogec: string; formerOgecs: readonly string[] } | undefined> {
  const attachment = await readAttachment(folder)
  return attachment && schoolOf(attachment)
}

export function schoolOf({ school: { id, ogec }, formerOgecs }: Attachment) {
  return { id, ogec, formerOgecs }
}

export async function saveAttachment(folder: string, attachment: Attachment): Promise<void> {
  const text = `${JSON.stringify(attachment, null, 2)}\n`
  await writeAgentFile(folder, agentFiles.attachment, text, 'owner')
}

/** What the service says of the same school now; a correction there is not a new attachment. */
export function withSchool(attachment: Attachment, school: Attachment['school']): Attachment {
  const former = attachment.school
  if (school.id !== former.id) return attachment
  if (school.ogec === former.ogec) return { ...attachment, school }
  const others = attachment.formerOgecs.filter((each) => each !== former.ogec)
  return { ...attachment, school, formerOgecs: [...others, former.ogec].slice(-formerOgecsMax) }
}

const bytesMax = 64 * 1024
