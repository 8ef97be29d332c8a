import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { issueLicence } from '#domain/licences/issue-licence.ts'
import { openBackOffice, type BackOffice } from '#testing/back-office.ts'
import { foundDistributor, goodPassword, hire, openSchool, type Person } from '#testing/people.ts'
import { buildOutils } from '../bin/build-outils.ts'
import { launchChromium } from './chromium.ts'

/** A back office with a few schools, a real browser, and the real agent built with this house's root. */
export type World = {
  readonly office: BackOffice
  readonly publisher: Person
  readonly technician: Person
  /** The files of the technician's schools, by name. */
  readonly schools: ReadonlyMap<string, string>
  openPage(
    options?: BrowserContextOptions,
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }>
  signIn(page: Page, person: Person): Promise<void>
  /** Runs the agent as a process of its own, in a folder of its own. */
  outils(
    words: readonly string[],
    input?: string,
  ): Promise<{ code: number; stdout: string; stderr: string }>
  readonly close: () => Promise<void>
}

const towns = ['Rennes', 'Vannes', 'Quimper', 'Saint-Malo', 'Fougères', 'Lannion']

/**
 * With TEST_RESTORED=1 all that follows happens on a house restored from its backup.
 * With `now`, the house and its pages live at that instant; the house stands still there.
 */
export async function openWorld({ now }: { now?: Date } = {}): Promise<World> {
  const office = await openBackOffice({
    portalHost: 'clients.localhost',
    now: now ?? new Date(),
  })
  const publisher = await hire(office, 'administrateur', null)
  const technician = await hire(
    office,
    'technicien',
    await foundDistributor(office, 'Statim Bretagne'),
  )
  const schools = await openSchools(office, technician)
  if (process.env['TEST_RESTORED'] === '1') await office.moveToRestored()
  const browser = await launchChromium()
  const { path } = await buildOutils({
    rootsFile: join(office.folder, 'keys', 'roots.json'),
    outDir: join(office.folder, 'outils'),
  })
  const agentFolder = join(office.folder, 'poste')
  return {
    office,
    publisher,
    technician,
    schools,
    openPage: async (options = {}) => {
      const context = await browser.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        baseURL: office.portalUrl,
        acceptDownloads: true,
        ...options,
      })
      const page = await context.newPage()
      if (now) await page.clock.install({ time: now })
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        // A refused sign-in or a stale version is an answer that the page handles.
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          errors.push(message.text())
      })
      return { page, context, errors }
    },
    signIn: async (page, person) => {
      await page.goto('/connexion')
      await page.getByLabel('E-mail').fill(person.mail)
      await page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
      await page.getByRole('button', { name: 'Se connecter' }).click()
      await page.getByRole('heading', { name: /TOUS LES CLIENTS/ }).waitFor()
    },
    outils: (words, input = '') => runOutils([path, ...words, '--dossier', agentFolder], input),
    close: async () => {
      await browser.close()
      await office.close()
    },
  }
}

async function openSchools(office: BackOffice, technician: Person): Promise<Map<string, string>> {
  const schools = new Map<string, string>()
  const contract = {
    modules: ['administratif', 'notes'] as ('administratif' | 'notes')[],
    pupilsMax: 450,
    startsOn: yearStart(),
    endsOn: yearEnd(),
  }
  for (let number = 0; number < 30; number += 1) {
    const name = `${['École', 'Collège', 'Lycée'][number % 3]} Sainte-Invention ${number + 1}`
    const { id } = await openSchool(
      office,
      technician,
      { name, city: towns[number % towns.length] ?? '' },
      number % 7 === 3 ? null : contract,
    )
    schools.set(name, id)
    if (number > 5 && number % 7 !== 3)
      await office.issuingWork(technician.actor, (work, issuer) => issueLicence(work, issuer, id))
  }
  return schools
}

function yearStart(): string {
  return `${new Date().getFullYear() - 1}-09-01`
}

function yearEnd(): string {
  return `${new Date().getFullYear() + 1}-08-31`
}

async function runOutils(
  words: readonly string[],
  input: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const running = promisify(execFile)(process.execPath, [...words], { timeout: 60_000 })
  running.child.stdin?.end(input)
  try {
    return { code: 0, ...(await running) }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}
