import type { Module } from '#contracts/licences.ts'
import { catalogue, sentModules } from '#replication/catalogue/catalogue.ts'
import { fail } from '../failures.ts'
import type { Run } from '../machine.ts'
import type { Report } from '../report.ts'
import { describeTransfer } from '../transfers/describe-transfer.ts'
import { performTransfer } from '../transfers/perform-transfer.ts'
import { progressLine } from '../transfers/progress-bar.ts'

type Options = {
  readonly complet?: boolean
  readonly module?: readonly string[]
  readonly accepterSuppressions?: boolean
}

/** Brings the online service to what the base holds, and into the base what was written online. */
export async function transfer(run: Run, options: Options): Promise<Report> {
  const known = sentModules(catalogue)
  const asked = options.module ?? known
  const unknown = asked.find((name) => !known.some((module) => module === name))
  if (unknown !== undefined)
    fail('usage-refused', {
      why: `« ${unknown} » n’est pas un module. Ils s’appellent : ${known.join(', ')}.`,
    })
  const modules: readonly Module[] = known.filter((module) => asked.includes(module))
  const wish = {
    mode: 'manual',
    complete: options.complet === true,
    modules,
    acceptDisappearance: options.accepterSuppressions === true,
  } as const
  const bar = terminalBar(run)
  try {
    return describeTransfer(
      await performTransfer(run, wish, (step) => bar.show(progressLine(step))),
    )
  } finally {
    bar.clear()
  }
}

const betweenMs = 100

/** One line on the error output of a terminal, written over; nothing where there is none, as in a script. */
function terminalBar({ machine }: Run) {
  let shownAt = 0
  let width = 0
  const write = (line: string): void => {
    machine.writeErr(`\r${line.padEnd(width)}`)
    width = line.length
  }
  return {
    show: (line: string): void => {
      const now = machine.now().getTime()
      if (!machine.isTerminal || now - shownAt < betweenMs) return
      shownAt = now
      write(line)
    },
    clear: (): void => {
      if (width === 0) return
      write('')
      machine.writeErr('\r')
    },
  }
}
