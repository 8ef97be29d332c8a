import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Failure, fail, failure } from './failures.ts'
import type { Machine } from './machine.ts'

type Entry = Pick<Machine, 'stdin' | 'writeErr'>

/** The code, asked for on a terminal without showing it, else the first line of standard input. */
export async function readCode(entry: Entry, waitMs = 60_000): Promise<string> {
  const typed = entry.stdin.isTTY ? await askHidden(entry) : await firstLine(entry, waitMs)
  // PowerShell puts a byte order mark before what it pipes.
  const code = typed.replace('\uFEFF', '').trim()
  return code === '' || code.length > codeCharactersMax ? fail('code-missing') : code
}

async function askHidden({ stdin, writeErr }: Entry): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({
    input: stdin,
    output: nowhere,
    terminal: true,
    historySize: 0,
  })
  const given = new AbortController()
  // Without this, control-C and control-D would leave the question open and end as if all were well.
  terminal.on('SIGINT', () => given.abort()).on('close', () => given.abort())
  writeErr('Code de rattachement (il ne s’affiche pas) : ')
  try {
    return await terminal.question('', { signal: given.signal })
  } catch {
    return ''
  } finally {
    terminal.close()
    writeErr('\n')
  }
}

async function firstLine({ stdin }: Entry, waitMs: number): Promise<string> {
  const timer = setTimeout(() => stdin.destroy(failure('code-missing')), waitMs)
  let text = ''
  try {
    for await (const chunk of stdin) {
      text += String(chunk)
      if (text.includes('\n') || text.length > 10 * codeCharactersMax) break
    }
  } catch (error) {
    throw error instanceof Failure ? error : failure('code-missing')
  } finally {
    clearTimeout(timer)
  }
  return text.split('\n', 1)[0] ?? ''
}

const codeCharactersMax = 64
