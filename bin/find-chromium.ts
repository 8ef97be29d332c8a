import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium or Chrome: the one CHROMIUM names, an installed one, Debian's (installed here when
 * root on Debian), else Playwright's. Throws, saying what to install; tests in the browser are never skipped.
 */
export function findChromium(): string {
  const found = process.env['CHROMIUM'] ?? installed() ?? fromDebian() ?? fromPlaywright()
  if (found === undefined || !existsSync(found))
    throw new Error(
      'No browser to test with: install Chromium or Google Chrome (on Debian: apt-get install chromium), or set CHROMIUM to its path.',
    )
  return found
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ]
  return candidates.find(isExecutable)
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log('No Chromium here: installing Debian’s.')
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  return installed()
}

function fromPlaywright(): string | undefined {
  console.log('No Chromium here: asking Playwright for its own.')
  run('npx', ['playwright-core', 'install', 'chromium'])
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : undefined
}

function run(program: string, options: readonly string[]): void {
  try {
    execFileSync(program, options, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    console.log(`${program} ${options.join(' ')} failed.`)
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
