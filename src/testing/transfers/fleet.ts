import { after } from 'node:test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBackOffice, type BackOffice } from '../back-office.ts'
import { foundDistributor, hire } from '../people.ts'
import { buildTestAgent } from '../real-agent.ts'
import { testFolder } from '../test-temp-folder.ts'
import { assertSidesEqual } from './both-sides.ts'
import { toldTransfers, type ToldTransfer } from './told-transfers.ts'
import { openTransferringSchool, type TransferringSchool } from './transferring-school.ts'
import { writeSmallSchool } from './small-school.ts'

export type FleetSchool = TransferringSchool & {
  /** Throws when the two sides are not equal row by row; gives how many rows there are. */
  assertEqual(how?: { except?: readonly string[] }): Promise<number>
  /** As the online side keeps them, oldest first. */
  told(): Promise<readonly ToldTransfer[]>
}

/** A back office in this process, and schools whose agents are processes; all of it gone when the test file ends. */
export async function openFleet(): Promise<{
  readonly office: BackOffice
  openSchool(how?: { agentFolder?: string }): Promise<FleetSchool>
}> {
  const folder = await testFolder()
  const model = join(folder, 'model')
  await mkdir(model)
  writeSmallSchool(model)
  const bundle = await buildTestAgent(join(folder, 'bundle'))
  const office = await openBackOffice()
  after(office.close)
  const { browser, actor } = await hire(office, 'technicien', await foundDistributor(office))
  const { kysely } = office.house.database
  let schools = 0
  return {
    office,
    openSchool: async (how = {}) => {
      const school = await openTransferringSchool({
        ...how,
        browser,
        distributorId: actor.distributorId,
        agentsUrl: office.agentsUrl,
        bundle,
        model,
        home: join(folder, `school-${(schools += 1)}`),
      })
      after(school.proxy.close)
      const { clientId } = school
      return {
        ...school,
        assertEqual: (how) => assertSidesEqual(kysely, clientId, school, how),
        told: () => toldTransfers(kysely, clientId),
      }
    },
  }
}
