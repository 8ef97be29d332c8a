import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../bin/find-chromium.ts'

/** As root, Chromium needs its sandbox off; the rest keeps it from calling home. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchChromium(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: findChromium(), args: [...sandbox, ...quiet] })
}
