import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { round } from './quantile.ts'

const dist = fileURLToPath(new URL('../dist/sites/', import.meta.url))
const targetKiB = 200

type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
>

/** What the browser must load before a page shows, and then for the list of clients: the entry, its imports, the page's chunk and its own. */
export async function measure(): Promise<Figure[]> {
  const manifest = JSON.parse(await readFile(`${dist}.vite/manifest.json`, 'utf8')) as Manifest
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true)
  const pages = { Connexion: 'sign-in-page', 'TOUS LES CLIENTS': 'clients-page' }
  return Promise.all(
    Object.entries(pages).map(async ([title, name]) => {
      const page = Object.keys(manifest).filter((key) => key.endsWith(`/${name}.tsx`))
      const files = [...reach(manifest, [...entry, ...page])]
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
