import type { Browser, Page } from 'playwright-core'
import { frameTexts } from '#sites/texts/frame.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { goodPassword, hire, type Person } from '#testing/people.ts'
import { launchChromium } from '../e2e/chromium.ts'
import type { Figure } from './figure.ts'
import { mainThreadTasks } from './main-thread-tasks.ts'
import { quantile, round } from './quantile.ts'
import { clients, fillClients } from './ten-thousand.ts'

const warmUp = ['saint jo']
const words = ['saint joseph de', 'notre dame', '0004217a']
const keyMs = 70
const settleMs = 500
const targetMs = 50

type Felt = {
  /** Between one frame and the next. */
  readonly gapsMs: readonly number[]
  /** Frames that the browser itself calls long: over 50 ms. */
  readonly longFramesMs: readonly number[]
  /** From a key pressed to the frame that shows it. */
  readonly keysMs: readonly number[]
}
type Recorded = Felt & {
  /** Of the main thread: the processor time that each took, and how long by the clock. */
  readonly tasks: readonly { readonly cpuMs: number; readonly clockMs: number }[]
}

/**
 * Somebody types and deletes in a real browser against a house with ten thousand clients. The references, in
 * the same run: the same keys in a bare field, and a page left alone as long. The target is for the processor
 * time of the page's tasks; by the clock, they also wait for whatever else the machine does.
 */
export async function measure(): Promise<Figure[]> {
  const office = await openBackOffice({ portalHost: 'clients.localhost', now: new Date() })
  const browser = await launchChromium()
  try {
    const publisher = await hire(office, 'administrateur', null)
    await fillClients(office, publisher.actor.id)
    const page = await signedInPage(browser, office.portalUrl, publisher)
    const measured = async (): Promise<Recorded> => {
      await type(page, warmUp)
      return record(browser, page, () => type(page, words))
    }
    await page.keyboard.press('/')
    const list = await measured()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: frameTexts.searchTitle }).waitFor()
    const palette = await measured()
    await page.goto('about:blank')
    await page.setContent('<input>')
    await page.focus('input')
    const bare = await measured()
    const alone = await record(browser, page, () => page.waitForTimeout(typingMs))
    return [
      ...figures('search of the list', list, bare, alone),
      ...figures('palette', palette, bare, alone),
    ]
  } finally {
    await browser.close()
    await office.close()
  }
}

async function signedInPage(browser: Browser, portalUrl: string, person: Person): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', baseURL: portalUrl })
  const page = await context.newPage()
  await page.addInitScript(feel)
  await page.goto('/connexion')
  await page.getByLabel('E-mail').fill(person.mail)
  await page.getByLabel('Mot de passe', { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('row').nth(5).waitFor()
  return page
}

/** Each text, then deleted letter by letter. */
async function type(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text, { delay: keyMs })
    await page.waitForTimeout(settleMs)
    for (const _ of text) await page.keyboard.press('Backspace', { delay: keyMs })
    await page.waitForTimeout(settleMs)
  }
}

const typingMs = words.reduce((sum, text) => sum + 2 * (text.length * keyMs + settleMs), 0)

async function record(browser: Browser, page: Page, act: () => Promise<void>): Promise<Recorded> {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', '__metadata'],
  })
  await page.evaluate(() => {
    ;(globalThis as unknown as Feeler).startFeeling()
  })
  await act()
  const felt = await page.evaluate(() => (globalThis as unknown as Feeler).stopFeeling())
  return { ...felt, tasks: mainThreadTasks(await browser.stopTracing()) }
}

function figures(where: string, typed: Recorded, bare: Recorded, alone: Recorded): Figure[] {
  const figure = (name: string, of: (recorded: Recorded) => number, target?: number): Figure => {
    const value = of(typed)
    const reference = of(bare)
    return {
      figure: `Typing, ${clients.toLocaleString('en')} clients, a key every ${keyMs} ms, ${where}: ${name}`,
      value: round(value),
      unit: 'ms',
      reference: `a bare field ${round(reference)} ms, left alone ${round(of(alone))} ms`,
      ratio: reference === 0 ? null : round(value / reference),
      target: target === undefined ? null : `≤ ${target} ms`,
      holds: target === undefined ? null : value <= target,
    }
  }
  const longest = (of: readonly number[]): number => Math.max(0, ...of)
  return [
    figure(
      'longest task, processor time',
      ({ tasks }) => longest(tasks.map(({ cpuMs }) => cpuMs)),
      targetMs,
    ),
    figure('longest task by the clock', ({ tasks }) =>
      longest(tasks.map(({ clockMs }) => clockMs)),
    ),
    figure('longest frame over 50 ms, 0 without', ({ longFramesMs }) => longest(longFramesMs)),
    figure('between two frames, p99', ({ gapsMs }) => quantile(gapsMs, 0.99)),
    figure('between two frames, longest', ({ gapsMs }) => longest(gapsMs)),
    figure('from key to frame over 16 ms, p99', ({ keysMs }) =>
      keysMs.length === 0 ? 0 : quantile(keysMs, 0.99),
    ),
  ]
}

type Feeler = { startFeeling(): void; stopFeeling(): Felt }
type Frames = { requestAnimationFrame(run: (at: number) => void): void }

/** Runs in the page, before anything of the site. */
function feel(): void {
  const feeler = globalThis as unknown as Feeler & Frames
  const nothing = (): { [name in keyof Felt]: number[] } => ({
    gapsMs: [],
    longFramesMs: [],
    keysMs: [],
  })
  let felt = nothing()
  let feels = false
  let last = 0
  const observe = (
    type: string,
    see: (entry: { name: string; duration: number }) => void,
  ): void => {
    const observer = new PerformanceObserver((list) => {
      if (feels) for (const entry of list.getEntries()) see(entry)
    })
    observer.observe({ type: type as 'mark', durationThreshold: 16 } as { type: 'mark' })
  }
  observe('long-animation-frame', ({ duration }) => {
    felt.longFramesMs.push(duration)
  })
  observe('event', ({ name, duration }) => {
    if (name === 'keydown') felt.keysMs.push(duration)
  })
  const frame = (at: number): void => {
    if (!feels) return
    if (last > 0) felt.gapsMs.push(at - last)
    last = at
    feeler.requestAnimationFrame(frame)
  }
  feeler.startFeeling = () => {
    felt = nothing()
    last = 0
    feels = true
    feeler.requestAnimationFrame(frame)
  }
  feeler.stopFeeling = () => {
    feels = false
    return felt
  }
}
