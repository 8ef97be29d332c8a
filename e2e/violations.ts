import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core')

/** What axe finds on a page, and whether it scrolls sideways; each said with the title of the page. */
export async function violations(
  page: Page,
  title: string,
  path: string,
  open?: (page: Page) => Promise<void>,
): Promise<string[]> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await open?.(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await page.evaluate(await readFile(axePath, 'utf8'))
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run(),
  )
  return [
    ...(wide ? [`${title}: scrolls sideways`] : []),
    ...violations.map(({ id, nodes }) => `${title}: ${id}: ${nodes[0]?.html ?? ''}`),
  ]
}
