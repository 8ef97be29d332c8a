import { brand } from './brand.ts'

let page = ''
let site = brand.product
let before = ''

/** What the tab of the browser says of the page. */
export function titleTab(title: string): void {
  page = title
  tell()
}

/** What it says of the site, and what must stand before everything else. */
export function nameSite(name: string, mark = ''): void {
  site = name
  before = mark
  tell()
}

export function siteName(): string {
  return site
}

function tell(): void {
  if (page !== '') document.title = [before, `${page} · ${site}`].filter(Boolean).join(' ')
}
