import { createFirstAdministrator } from '#domain/staff/create-first-administrator.ts'
import { readConfig } from '#platform/config.ts'
import { openWork } from '#platform/work/open-work.ts'
import { portalOf } from './routes/places.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { startHouse } from './start-house.ts'

/** `npm start`: the real thing. */
await runUntilStopped(async () => {
  const config = readConfig(process.env)
  const open = await startHouse(config)
  const { house } = open
  const first = await openWork(house, { actor: { kind: 'system' }, address: null }, (work) =>
    createFirstAdministrator(work, portalOf(house), config.firstAdministratorMail),
  )
  const lines = [
    `${config.brand.product} : ${config.portal.url.origin}`,
    `Administration des établissements : ${config.admin.url.origin}`,
    `Site des établissements : ${config.school.url.origin}`,
    `Service des agents : ${config.agents.url.origin}`,
  ]
  if (first !== undefined)
    lines.push(
      '',
      `Premier administrateur : ${first.mail}`,
      'Ce lien, à usage unique et valable 72 heures, lui fait choisir son mot de passe :',
      first.link,
    )
  process.stdout.write(`${lines.join('\n')}\n`)
  return open.close
})
