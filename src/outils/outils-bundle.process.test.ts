import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import { problemOf } from '#contracts/refusals.ts'
import { generateKey } from '#licence-file/keys.ts'
import { buildOutils } from '../../bin/build-outils.ts'
import { saveAttachment } from './folder/attachment.ts'
import { temporaryFolder } from './testing/test-machine.ts'
import { makeOwnTls, startProxy, startServer } from './testing/test-servers.ts'

let built = ''
let bundle = ''
before(async () => {
  built = await mkdtemp(join(tmpdir(), 'outils-bundle-'))
  const { publicKey } = await generateKey('root')
  await writeFile(join(built, 'roots.json'), JSON.stringify({ threshold: 1, keys: [publicKey] }))
  const asked = { rootsFile: join(built, 'roots.json'), outDir: join(built, 'out') }
  bundle = (await buildOutils(asked)).path
})
after(() => rm(built, { recursive: true, force: true }))

test('the bundle is one file that holds its roots', async () => {
  assert.deepEqual(await readdir(join(built, 'out')), ['outils.cjs'])
  const text = await readFile(bundle, 'utf8')
  assert.ok(text.startsWith('#!/usr/bin/env node\n'))
  const { keys } = JSON.parse(await readFile(join(built, 'roots.json'), 'utf8')) as {
    keys: { x: string }[]
  }
  assert.ok(text.includes(keys[0]?.x ?? assert.fail()))
})

test('the help is in French, on every command', async () => {
  for (const words of everyCommand) {
    const { code, out, err } = await outils([...words, '--help'])
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Utilisation : outils/)
    assert.doesNotMatch(out, /usage:|\b(commands?|display|help for|default|arguments:|output)\b/i)
  }
  assert.match((await outils(['--help'])).out, /Codes de retour :/)
  const { out } = await outils(['--help', '--json'])
  assert.match((JSON.parse(out) as { text: string }).text, /^Utilisation/)
})

test('what is badly written gets a sentence in French, and a suggestion', async () => {
  const cases: [string[], RegExp][] = [
    [[], /Il manque une commande/],
    [['licence'], /Il manque une commande/],
    [['ratacher'], /n’existe pas. Vouliez-vous dire « rattacher »/],
    [['licence', 'recupere'], /Vouliez-vous dire « recuperer »/],
    [['etat', '--jsno'], /Cette option n’existe pas. Vouliez-vous dire « --json »/],
    [['rattacher'], /Il manque un argument : adresse/],
    [['etat', 'etat'], /trop d’arguments/],
    [['etat', '--dossier'], /Il manque la valeur de l’option --dossier/],
    [['rattacher', 'http://exemple.fr'], /il faut https/],
  ]
  for (const [words, sentence] of cases) {
    const { code, out, err } = await outils(words)
    assert.deepEqual([code, out], [2, ''], words.join(' '))
    assert.match(err, sentence)
    assert.doesNotMatch(err, /error|unknown|missing|Did you/i)
    const asJson = await outils([...words, '--json'])
    // An option that waits for a value takes the next word.
    if (words.at(-1) !== '--dossier') assert.deepEqual(jsonError(asJson).ok, false)
  }
})

test('a code on the command line is refused with the reason and never repeated', async () => {
  const wrong = [
    ['rattacher', 'https://agents.exemple.fr', typedCode],
    ['rattacher', typedCode],
    ['rattacher', typedCode, 'https://agents.exemple.fr'],
    ['rattacher', 'https://agents.exemple.fr', `--code=${typedCode}`],
    ['rattacher', 'https://agents.exemple.fr', '--code', typedCode],
  ]
  for (const words of wrong) {
    const { code, out, err } = await outils(words)
    assert.equal(code, 2)
    assert.match(err, /ne se donne pas sur la ligne de commande/)
    assert.equal((out + err).includes(typedCode), false)
  }
  const { code, out, err } = await outils([typedCode])
  assert.equal(code, 2)
  assert.equal((out + err).includes(typedCode), false)
})

test('with --json there is one object on standard output and nothing else', async (context) => {
  const folder = await temporaryFolder(context)
  const asked = [
    ['etat'],
    ['planifier'],
    ['diagnostic', 'acces'],
    ['diagnostic', 'sms'],
    ['licence', 'recuperer'],
    ['licence', 'verifier', '/nulle/part'],
    ['x'],
  ]
  for (const words of [...asked, ['rattacher', 'https://a.fr']]) {
    const run = await outils([...words, '--dossier', folder, '--json'])
    const { ok, code, message, remedy } = jsonError(run)
    assert.equal(run.err, '')
    assert.deepEqual(
      [ok, ...[code, message, remedy].map((each) => typeof each)],
      [false, 'string', 'string', 'string'],
    )
    assert.equal(run.out.trimEnd().includes('\n'), false)
  }
})

test('no secret is ever printed, even when the other side sends it back', async (context) => {
  const folder = await temporaryFolder(context)
  const problem = problemOf('enrolment-refused', {})
  const parrots: RequestListener[] = [
    (_, response) => response.writeHead(200).end(`<html>${typedCode}</html>`),
    (_, response) => {
      const title = `Code ${typedCode} refusé\u001b[2J`
      response.writeHead(410).end(JSON.stringify({ ...problem, title, remedy: typedCode }))
    },
    (_, response) => response.writeHead(200).end(JSON.stringify({ credential: typedCode })),
  ]
  let printed = ''
  for (const parrot of parrots)
    for (const extra of [[], ['--json']]) {
      const { origin } = await startServer(context, parrot)
      const words = ['rattacher', origin, '--dossier', folder, '--proxy', 'http://moi:pa55word@p:1']
      const { code, out, err } = await outils([...words, ...extra], { typed: `${typedCode}\n` })
      assert.ok(code === 3 || code === 4, `${code}`)
      printed += out + err
    }
  const { host } = await startProxy(context, 'moi:autre')
  for (const proxy of [`http://moi:pa55word@${host}`, 'http://moi:pa55word@p:1/chemin']) {
    const words = ['rattacher', 'https://127.0.0.1:9', '--proxy', proxy, '--dossier', folder]
    const { code, out, err } = await outils(words, { typed: typedCode })
    assert.ok(code === 4 || code === 2)
    printed += out + err
  }
  assert.notEqual(printed, '')
  for (const secret of [typedCode, 'pa55word', '\u001b'])
    assert.equal(printed.includes(secret), false)
  assert.deepEqual(await readdir(folder), [], 'nothing is kept of an attachment refused')
})

test('planifier says what it does, and ends at once when the system asks', async (context) => {
  const folder = await temporaryFolder(context)
  await saveAttachment(folder, {
    v: 1,
    address: 'http://127.0.0.1:1',
    agent: randomUUID(),
    credential: 'un-secret-de-ce-poste',
    school: { id: randomUUID(), ogec: '01234567', name: 'Collège', timeZone: 'Europe/Paris' },
    proxy: null,
    attachedAt: '2026-11-24T08:00:00.000Z',
    formerOgecs: [],
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const words = [bundle, 'planifier', '--json', '--dossier', folder]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    context.after(() => child.kill('SIGKILL'))
    let out = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    while (!out.includes('planned')) await once(child.stdout, 'data')
    assert.match((await outils(['etat', '--dossier', folder])).out, /Planificateur : en marche/)
    const second = await outils(['planifier', '--dossier', folder])
    assert.deepEqual([second.code, /tourne déjà/.test(second.err)], [9, true])
    child.kill(signal)
    const [code] = (await once(child, 'exit')) as [number | null]
    assert.equal(code, 0)
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event)
    assert.deepEqual(events, ['started', 'planned', 'stopped'])
  }
})

test('NODE_EXTRA_CA_CERTS is followed, and nothing else opens an unknown certificate', async (context) => {
  const folder = await temporaryFolder(context)
  const tls = await makeOwnTls(folder)
  const problem = problemOf('enrolment-refused', {})
  const answer: RequestListener = (_, response) =>
    response.writeHead(problem.status).end(JSON.stringify(problem))
  const { origin } = await startServer(context, answer, tls)
  const words = ['rattacher', origin, '--dossier', join(folder, 'agent')]
  const codeWith = async (environment: Record<string, string>) =>
    (await outils(words, { typed: typedCode, environment })).code
  assert.equal(await codeWith({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') }), 3)
  assert.equal(await codeWith({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), 4)
})

test('on a terminal the code is asked for, and not shown', async (context) => {
  if (!existsSync(pseudoTerminal)) return context.skip(`needs ${pseudoTerminal}`)
  const { origin, asked } = await startServer(context, (request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      assert.equal((JSON.parse(body) as { code: string }).code, typedCode)
      const problem = problemOf('enrolment-refused', {})
      response.writeHead(problem.status).end(JSON.stringify(problem))
    })
  })
  const folder = await temporaryFolder(context)
  const line = `${process.execPath} ${bundle} rattacher ${origin} --dossier ${folder}`
  const shown = await onTerminal(context, line, `${typedCode}\r`)
  assert.match(shown, /Code de rattachement[^]*a déjà servi/)
  assert.equal(shown.includes(typedCode), false)
  assert.equal(asked.length, 1)
  assert.match(await onTerminal(context, line, '\u0003'), /Aucun code de rattachement/)
})

const everyCommand = [
  [],
  ['rattacher'],
  ['licence'],
  ['licence', 'recuperer'],
  ['licence', 'importer'],
  ['licence', 'verifier'],
  ['planifier'],
  ['diagnostic'],
  ['diagnostic', 'acces'],
  ['diagnostic', 'sms'],
  ['maintenance'],
  ['maintenance', 'deverrouiller'],
  ['maintenance', 'verrouiller'],
  ['maintenance', 'etat'],
  ['journal'],
  ['journal', 'envoyer'],
  ['transfert'],
  ['source'],
  ['source', 'definir'],
  ['source', 'verifier'],
  ['etat'],
]
const pseudoTerminal = '/usr/bin/script'
const typedCode = 'ABCD-EFGH-JKMN-PQRS'

type Ended = { code: number | null; out: string; err: string }

async function outils(
  words: readonly string[],
  { typed = '', environment = {} }: { typed?: string; environment?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [bundle, ...words], {
    env: { PATH: process.env['PATH'], OUTILS_DOSSIER: join(built, 'none'), ...environment },
  })
  const ended: Ended = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => (ended.out += String(chunk)))
  child.stderr.on('data', (chunk) => (ended.err += String(chunk)))
  child.stdin.on('error', () => {})
  child.stdin.end(typed)
  const [code] = (await once(child, 'close')) as [number | null]
  return { ...ended, code }
}

/** All that a terminal shows of a command that is typed to once it asks. */
async function onTerminal(context: TestContext, line: string, typed: string): Promise<string> {
  const child = spawn(pseudoTerminal, ['-qec', line, '/dev/null'])
  context.after(() => child.kill())
  let shown = ''
  child.stdout.on('data', (chunk) => {
    const hadAsked = shown.includes(' : ')
    shown += String(chunk)
    if (!hadAsked && shown.includes(' : ')) child.stdin.write(typed)
  })
  await once(child, 'close')
  return shown
}

function jsonError({ out }: Ended): Record<string, unknown> {
  return JSON.parse(out) as Record<string, unknown>
}
