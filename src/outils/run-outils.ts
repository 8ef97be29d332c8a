import { exits } from './exit-codes.ts'
import { toldOf } from './failures.ts'
import { defaultFolder } from './folder/agent-folder.ts'
import type { Machine, Run } from './machine.ts'
import { readCommandLine } from './command-line.ts'
import { printable, printableEvent, type Report } from './report.ts'
import { secretKeeper } from './secret-keeper.ts'

/** Runs one command line, prints what it has to say, and returns the code for the process. Never rejects. */
export async function runOutils(words: readonly string[], machine: Machine): Promise<number> {
  const secrets = secretKeeper()
  const asJson = words.includes('--json')
  const say: Run['say'] = (event) =>
    machine.writeOut(printableEvent(event, machine.now(), asJson, secrets.cover))
  const report = await reportOf(words, { machine, say, hide: secrets.hide })
  const { out, err } = printable(report, asJson, secrets.cover)
  if (out !== '') machine.writeOut(out)
  if (err !== '') machine.writeErr(err)
  return exits[report.exit].code
}

async function reportOf(words: readonly string[], run: Omit<Run, 'folder'>): Promise<Report> {
  try {
    const { command, folder } = await readCommandLine(words)
    return await command({ ...run, folder: folder ?? defaultFolder(run.machine) })
  } catch (error) {
    const { exit, told } = toldOf(error)
    return { exit, lines: [], facts: {}, told }
  }
}
