import { join } from 'node:path'
import { z } from 'zod'
import { agentEndpoints } from '#contracts/enrolment.ts'
import { id, instant } from '#contracts/fields.ts'
import { fail } from '../failures.ts'
import { parseAddress } from '../network/address.ts'
import { parseProxy } from '../network/proxy.ts'
import { agentFiles, readAgentFile, writeAgentFile } from './agent-folder.ts'
import { readJson } from './read-json.ts'

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
})

/** To which school this machine belongs, and the way to the service. */
export type Attachment = z.output<typeof Attachment>

export async function readAttachment(folder: string): Promise<Attachment | undefined> {
  const bytes = await readAgentFile(folder, agentFiles.attachment, bytesMax)
  if (!bytes) return undefined
  const damaged = { file: join(folder, agentFiles.attachment) }
  return readJson(bytes, bytesMax, Attachment) ?? fail('attachment-damaged', damaged)
}

export async function saveAttachment(folder: string, attachment: Attachment): Promise<void> {
  const text = `${JSON.stringify(attachment, null, 2)}\n`
  await writeAgentFile(folder, agentFiles.attachment, text, 'owner')
}

const bytesMax = 64 * 1024
