import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dayOf } from '#base/calendar.ts'
import { inviteAgent } from '#demo/invite-agent.ts'
import type { LivingSchool } from '#demo/greeting.ts'
import { daysBefore, officeZone } from '#demo/instants.ts'
import { schoolYear } from '#demo/lifelike-school/school-year.ts'
import { writeLifelikeSchool } from '#demo/lifelike-school/write-lifelike-school.ts'
import { writeMapping } from '#demo/lifelike-school/write-mapping.ts'
import type { OpenDemo } from '#demo/start-demo.ts'
import { readState } from '#outils/folder/agent-state.ts'
import { readAttachment } from '#outils/folder/attachment.ts'
import { agentProcesses, type AgentProcesses } from './agent-processes.ts'

export type OpenSchool = LivingSchool & { readonly close: () => Promise<void> }

/**
 * The school of the demo that lives: a base of its own, and the agent itself, in processes that end with the demo.
 * What is there from an earlier start is used as it is. Undefined where no school of the world could transfer; throws
 * an Error with what the agent said when it refuses.
 */
export async function openDemoSchool(
  demo: OpenDemo,
  agentFile: string,
): Promise<OpenSchool | undefined> {
  const { config, clock } = demo.house
  const folder = resolve(config.dataDir, 'ecole')
  const post = join(folder, 'poste')
  const agent = agentProcesses(agentFile, post)
  if (!existsSync(folder)) await writeSchool(folder, dayOf(clock.now(), officeZone))
  if ((await readAttachment(post)) === undefined) {
    const code = await inviteAgent(demo)
    if (code === undefined) return undefined
    await agent.run(['rattacher', config.agents.url.origin], `${code}\n`)
  }
  await nameMapping(agent, post, join(folder, mappingName))

  const isFirst = (await readState(post)).lastTransfer === null
  agent.keep(['planifier'])
  // A moment that a machine slept through comes within ten minutes; a visitor looks now.
  if (isFirst) agent.keep(['transfert'])
  const name = (await readAttachment(post))?.school.name ?? ''
  return { name, base: join(folder, baseName), isFirst, close: agent.close }
}

const baseName = 'ecole.sqlite'
const mappingName = 'correspondance.json'
const seed = 1

/** Beside, and renamed once it is whole: a start that is cut short leaves nothing that the next would believe. */
async function writeSchool(folder: string, today: string): Promise<void> {
  const site = `${folder}.en-cours`
  await rm(site, { recursive: true, force: true })
  await mkdir(site, { recursive: true, mode: 0o700 })
  const until = lastDayLived(today)
  writeLifelikeSchool(join(site, baseName), {
    seed,
    size: 'small',
    ...(until !== undefined && { until }),
  })
  writeMapping(join(site, mappingName), { base: baseName })
  await rename(site, folder)
}

/** Yesterday, so that today can pass; the whole year when it is another one. */
function lastDayLived(today: string): string | undefined {
  const { days } = schoolYear(0)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  if (today < first || today > last) return undefined
  const yesterday = daysBefore(today, 1)
  return yesterday < first ? first : yesterday
}

/** Again when the folder of the demo has moved. */
async function nameMapping(agent: AgentProcesses, post: string, file: string): Promise<void> {
  if ((await readState(post)).mappingFile !== file) await agent.run(['source', 'definir', file])
}
