import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { round } from './quantile.ts'

const dist = fileURLToPath(new URL('../dist/sites/', import.meta.url))

type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
>

/** What each page is measured as: its site, its file, and how much it may take. */
const pages = [
  { title: 'Connexion', site: 'portal', name: 'ui/sign-in/sign-in-page', targetKiB: 200 },
  { title: 'TOUS LES CLIENTS', site: 'portal', name: 'clients/clients-page', targetKiB: 200 },
  { title: 'Administration, Accueil', site: 'admin', name: 'home/home-page', targetKiB: 200 },
  { title: 'Site de l’établissement', site: 'school', name: null, targetKiB: 100 },
] as const

/** What the browser must load before a page shows: the entry of its site, its imports, the page's chunk and its own. */
export async function measure(): Promise<Figure[]> {
  const manifest = JSON.parse(await readFile(`${dist}.vite/manifest.json`, 'utf8')) as Manifest
  return Promise.all(
    pages.map(async ({ title, site, name, targetKiB }) => {
      const page = Object.keys(manifest).filter(
        (key) => name !== null && key.endsWith(`${name}.tsx`),
      )
      const files = [...reach(manifest, [`${site}/index.html`, ...page])]
        .map((key) => manifest[key]?.file ?? '')
        .filter((file) => file.endsWith('.js'))
      const contents = await Promise.all(files.map((file) => readFile(dist + file)))
      const gzipKiB = contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / 1024
      const plainKiB = contents.reduce((sum, content) => sum + content.length, 0) / 1024
      return {
        figure: `JavaScript of the first page, « ${title} », gzip`,
        value: round(gzipKiB),
        unit: 'KiB',
        reference: `${files.length} files, ${round(plainKiB)} KiB plain`,
        ratio: round(gzipKiB / plainKiB),
        target: `≤ ${targetKiB} KiB`,
        holds: gzipKiB <= targetKiB,
      }
    }),
  )
}

function reach(manifest: Manifest, from: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const queue = [...from]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    queue.push(...(manifest[key]?.imports ?? []))
  }
  return reached
}
