import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Failure, fail, failure, type FailureCode } from './failures.ts'
import type { Machine } from './machine.ts'

type Entry = Pick<Machine, 'stdin' | 'writeErr'>

type Asked = { readonly question: string; readonly missing: Missing }
type Missing = Extract<FailureCode, 'code-missing' | 'password-missing'>

/** The code of the attachment, then the same for any other secret. */
export function readCode(entry: Entry, waitMs?: number): Promise<string> {
  const question = 'Code de rattachement (il ne s’affiche pas) : '
  return readSecret(entry, { question, missing: 'code-missing' }, waitMs)
}

/** Asked for on a terminal without showing it, else the first line of standard input. */
export async function readSecret(
  entry: Entry,
  { question, missing }: Asked,
  waitMs = 60_000,
): Promise<string> {
  const typed = entry.stdin.isTTY
    ? await askHidden(entry, question)
    : await firstLine(entry, missing, waitMs)
  // PowerShell puts a byte order mark before what it pipes.
  const secret = typed.replace('\uFEFF', '').trim()
  return secret === '' || secret.length > charactersMax ? fail(missing) : secret
}

async function askHidden({ stdin, writeErr }: Entry, question: string): Promise<string> {
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
  writeErr(question)
  try {
    return await terminal.question('', { signal: given.signal })
  } catch {
    return ''
  } finally {
    terminal.close()
    writeErr('\n')
  }
}

async function firstLine({ stdin }: Entry, missing: Missing, waitMs: number): Promise<string> {
  const timer = setTimeout(() => stdin.destroy(failure(missing)), waitMs)
  let text = ''
  try {
    for await (const chunk of stdin) {
      text += String(chunk)
      if (text.includes('\n') || text.length > 10 * charactersMax) break
    }
  } catch (error) {
    throw error instanceof Failure ? error : failure(missing)
  } finally {
    clearTimeout(timer)
  }
  return text.split('\n', 1)[0] ?? ''
}

const charactersMax = 64
