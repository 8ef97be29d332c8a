import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { StartRefused } from '#platform/start-refused.ts'

const charactersMin = 15

/** Asked without showing it, twice when it is new; from a script, the first line of standard input. */
export async function askPassphrase(which: 'new' | 'known'): Promise<string> {
  const typed = process.stdin.isTTY ? await askHidden('Phrase secrète : ') : await firstLine()
  if (which === 'known') return typed
  if (typed.length < charactersMin)
    throw new StartRefused(
      `La phrase doit compter au moins ${charactersMin} caractères. Rien n’a été écrit.`,
    )
  if (process.stdin.isTTY && (await askHidden('La même encore : ')) !== typed)
    throw new StartRefused('Les deux phrases diffèrent. Rien n’a été écrit.')
  return typed
}

async function askHidden(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stderr.write(question)
  try {
    return (await terminal.question('')).trim()
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line.trim()
  return ''
}
