import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { clientColumns } from '#base/client-columns.ts'
import { spellCsv } from '#base/spell-csv.ts'
import { uaiLetter } from '#base/uai.ts'
import { createClient } from '#domain/clients/save-client.ts'
import { changeStaff, disableStaff } from '#domain/staff/change-staff.ts'
import type { Work } from '#platform/work/work.ts'
import { importClients } from '#server/keep-house.ts'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openBrowser, refusedWith, type Browser } from '#testing/browser.ts'
import { foundDistributor, schoolFields, type Person } from '#testing/people.ts'
import { tableDigests } from '#testing/table-digests.ts'
import { advanceClientImport, linesAtOnce } from './advance-client-import.ts'
import { withCheckedFile } from './check-import.ts'
import { orderClientImport } from './order-client-import.ts'

const office = await openBackOffice()
after(office.close)

const bretagne = await foundDistributor(office, 'Statim Bretagne')
const publisher = await appoint(office, 'administrateur', null)
const newTechnician = () => appoint(office, 'technicien', bretagne)

const dryRun = ({ browser }: { browser: Browser }, text: string) =>
  browser.call('POST /api/client-imports/dry-run', { body: { text } })
const order = ({ browser }: { browser: Browser }, text: string) =>
  browser.call('POST /api/client-imports', { body: { text } })
const read = ({ browser }: { browser: Browser }, clientImportId: string) =>
  browser.call('GET /api/client-imports/:clientImportId', { params: { clientImportId } })
const totalOf = async ({ browser }: { browser: Browser }, search = '') =>
  (await browser.call('GET /api/clients', { query: { search } })).total

/** What goes on by itself, who passes by and how often; no audit line. */
const mayMove = /^(sessions|tries|outgoing_mails|audit_seals|audit_waiting|password_.*)$/

/** Ordered, and what happens before the house can begin. */
const orderAnd = (
  { actor }: Person,
  lines: readonly string[][],
  act: (work: Work) => Promise<unknown>,
) =>
  withCheckedFile(
    office.house,
    { actor, address: null },
    spellCsv([titles, ...lines]),
    async (work, checked) => {
      const ordered = await orderClientImport(work, checked)
      await act(work)
      return ordered
    },
  )

const titles = clientColumns.map(({ title }) => title)
let counter = 0

/** A line as it is typed, every cell filled. */
function typed(some: Partial<Record<(typeof titles)[number], string>> = {}): string[] {
  counter += 1
  const number = 1_000_000 + counter
  const code = `${number}${uaiLetter(number)}`
  const usual: Record<string, string> = {
    'Code OGEC': code,
    'UAI (RNE)': code,
    Nom: `Collège importé ${counter}`,
    Adresse: '1 rue de l’Invention; bâtiment B\nCedex',
    'Code postal': '35000',
    Ville: 'Rennes',
    Téléphone: '+33 2 00 00 00 00',
    'E-mail': `importe${counter}@exemple.test`,
    Distributeur: 'Statim Bretagne',
    'Fuseau horaire': 'La Réunion',
  }
  return titles.map((title) => some[title] ?? usual[title] ?? '')
}

test('of 5,000 lines with 37 bad ones, the dry run tells all 37 with their lines and reasons, and nothing is written', async () => {
  const technician = await newTechnician()
  const taken = await office.work(technician.actor, (work) =>
    createClient(work, schoolFields(bretagne)),
  )
  const wrong: readonly [why: string, column: string | null, some: Record<string, string>][] = [
    ['missing', 'Ville', { Ville: ' ' }],
    ['missing', 'Code OGEC', { 'Code OGEC': '' }],
    ['refused', 'Code OGEC', { 'Code OGEC': 'A1234567' }],
    ['refused', 'UAI (RNE)', { 'UAI (RNE)': '0000001A' }],
    ['refused', 'Nom', { Nom: 'N'.repeat(121) }],
    ['refused', 'E-mail', { 'E-mail': 'pas-une-adresse' }],
    ['refused', 'Téléphone', { Téléphone: 'douze' }],
    ['distributor', 'Distributeur', { Distributeur: 'Personne & Cie' }],
    ['time-zone', 'Fuseau horaire', { 'Fuseau horaire': 'Lune' }],
    ['taken', 'Code OGEC', { 'Code OGEC': taken.ogec }],
  ]
  const lines = Array.from({ length: 5000 }, () => typed())
  const expected = new Map<number, { why: string; column: string | null }>()
  // Each client takes two lines, for its address has a line break.
  const lineOf = (index: number): number => 2 + index * 2
  for (let index = 0; index < 35; index += 1) {
    const [why, column, some] = wrong[index % wrong.length] ?? assert.fail()
    const at = 50 + index * 120
    const repeats = why === 'taken' && index >= wrong.length
    lines[at] = typed(some)
    expected.set(lineOf(at), { why: repeats ? 'repeated' : why, column })
  }
  lines[4501] = typed({ 'Code OGEC': lines[7]?.[0] ?? '' })
  expected.set(lineOf(4501), { why: 'repeated', column: 'Code OGEC' })
  lines[4900] = [...typed(), 'de trop']
  expected.set(lineOf(4900), { why: 'cells', column: null })
  assert.equal(expected.size, 37)

  const before = await tableDigests(office.house.database, mayMove)
  const file = spellCsv([titles, ...lines])
  const check = await dryRun(technician, file)
  assert.deepEqual(
    new Map(check.faults.map(({ line, why, column }) => [line, { why, column }])),
    expected,
  )
  assert.equal(check.faults.length, 37)
  assert.deepEqual([check.lines, check.creatable, check.badLines], [5000, 4963, 37])
  assert.equal(check.faults.find(({ line }) => line === lineOf(4501))?.number, lineOf(7))
  for (const { cell } of check.faults) assert((cell ?? '').length <= 60)
  const { details } = await refusedWith('import-has-faults', order(technician, file))
  assert.equal(details['badLines'], 37)
  assert.deepEqual(await tableDigests(office.house.database, mayMove), before)

  const bad = new Set([...expected.keys()].map((line) => (line - 2) / 2))
  const mended = lines.map((line, index) => (bad.has(index) ? typed() : line))
  assert.deepEqual(await dryRun(technician, spellCsv([titles, ...mended])), {
    columns: 10,
    lines: 5000,
    creatable: 5000,
    badLines: 0,
    faults: [],
  })
  const totalBefore = await totalOf(technician)
  const started = await order(technician, spellCsv([titles, ...mended]))
  assert.deepEqual([started.total, started.done, started.finishedAt], [5000, 0, null])
  const seen = new Set<number>()
  const importing = importClients(office.house)
  let now = started
  while (now.finishedAt === null) {
    now = await read(technician, started.id)
    seen.add(now.done)
  }
  await importing
  const between = [...seen].filter((done) => done > 0 && done < 5000)
  assert(between.length >= 3, `progress seen: ${[...seen].join(', ')}`)
  const ended = await read(technician, started.id)
  assert.deepEqual([ended.created, ended.done, ended.skippedTotal], [5000, 5000, 0])
  assert(ended.finishedAt)
  assert.equal(await totalOf(technician), totalBefore + 5000)

  const { rows } = await technician.browser.call('GET /api/clients', {
    query: { search: mended[7]?.[0] ?? '' },
  })
  const params = { clientId: rows[0]?.id ?? '' }
  const client = await technician.browser.call('GET /api/clients/:clientId', { params })
  assert.deepEqual(
    [client.address, client.phone, client.timeZone, client.distributor?.id],
    ['1 rue de l’Invention; bâtiment B\nCedex', '+33 2 00 00 00 00', 'Indian/Reunion', bretagne],
  )
  const { lines: history } = await technician.browser.call('GET /api/clients/:clientId/history', {
    params,
  })
  assert.deepEqual(
    history.map(({ event, who }) => [event, who]),
    [['client-created', technician.actor.name]],
  )
  assert.deepEqual(await keptFields(), [])
})

test('a code that somebody creates meanwhile is passed over, and said with its line', async () => {
  const technician = await newTechnician()
  const lines = [typed(), typed(), typed()]
  const code = lines[1]?.[0] ?? ''
  const { id } = await orderAnd(technician, lines, (work) =>
    createClient(work.as(publisher.actor), schoolFields(null, { ogec: code } as never)),
  )
  const ended = await finished(publisher, id)
  assert.deepEqual(
    [ended.total, ended.created, ended.skipped],
    [3, 2, [{ line: 4, ogec: code, why: 'taken' }]],
  )
})

test('an import that a crash interrupts goes on where it stood, and creates no client twice', async () => {
  const technician = await newTechnician()
  const before = await totalOf(technician)
  const lines = Array.from({ length: linesAtOnce * 4 + 1 }, () => typed())
  const { id } = await order(technician, spellCsv([titles, ...lines]))
  // The house works on it too, and may hold it just now.
  while (!(await undoneMidway()));
  const ended = await finished(technician, id)
  assert.deepEqual([ended.created, ended.skippedTotal], [lines.length, 0])
  assert.equal(await totalOf(technician), before + lines.length)
})

test('a technician creates in his own distributor alone, named or not, and no longer once moved or disabled', async () => {
  const elsewhere = await foundDistributor(office, 'Éducation Sud')
  const [technician, moved, disabled] = [
    await newTechnician(),
    await newTechnician(),
    await newTechnician(),
  ]
  const foreign = await dryRun(
    technician,
    spellCsv([titles, typed({ Distributeur: 'Éducation Sud' })]),
  )
  const unknown = await dryRun(
    technician,
    spellCsv([titles, typed({ Distributeur: 'Nulle Part' })]),
  )
  assert.deepEqual(
    [foreign, unknown].map(({ faults }) => faults.map(({ why }) => why)),
    [['distributor'], ['distributor']],
  )
  const before = await totalOf(publisher)
  const own = await order(technician, spellCsv([titles, typed({ Distributeur: '' })]))
  const left = await orderAnd(moved, [typed()], (work) =>
    changeStaff(work.as(publisher.actor), moved.actor.id, {
      name: moved.actor.name,
      role: 'technicien',
      distributorId: elsewhere,
    }),
  )
  const gone = await orderAnd(disabled, [typed()], (work) =>
    disableStaff(work.as(publisher.actor), disabled.actor.id),
  )
  assert.equal((await finished(technician, own.id)).created, 1)
  for (const { id } of [left, gone]) {
    const ended = await finished(publisher, id)
    assert.deepEqual([ended.created, ended.skipped.map(({ why }) => why)], [0, ['refused']])
  }
  assert.equal(await totalOf(publisher), before + 1)
  await refusedWith('not-found', read(technician, left.id))
})

test('the publisher assigns by name, in any case, and creates without distributor where none is named', async () => {
  const [assigned, free] = [
    typed({ Distributeur: 'STATIM  bretagne' }),
    typed({ Distributeur: '', 'Fuseau horaire': '' }),
  ]
  await finished(publisher, (await order(publisher, spellCsv([titles, assigned, free]))).id)
  const found = async (line: string[]) => {
    const query = { search: line[0] ?? '' }
    const { rows } = await publisher.browser.call('GET /api/clients', { query })
    return rows.map(({ distributor, timeZone }) => [distributor, timeZone])
  }
  assert.deepEqual(await found(assigned), [['Statim Bretagne', 'Indian/Reunion']])
  assert.deepEqual(await found(free), [[null, 'Europe/Paris']])
})

test('columns are known in any order, by other names, between commas; those unknown, repeated or missing are said', async () => {
  const technician = await newTechnician()
  const [code] = typed()
  const plain = `ville,NOM,ogec\nRennes,"École, la bonne",${code}\n`
  assert.deepEqual((await dryRun(technician, plain)).faults, [])
  const odd = await dryRun(
    technician,
    `Code OGEC;Nom;nom;Couleur;État de la licence\n${code};a;b;c;d`,
  )
  assert.deepEqual(
    odd.faults.map(({ line, why, column, cell }) => [line, why, column, cell]),
    [
      [1, 'column-unknown', null, 'Couleur'],
      [1, 'column-repeated', 'Nom', null],
      [1, 'column-missing', 'Ville', null],
    ],
  )
})

test('a file that is none, is empty, too long or has a quotation mark astray is refused with what to do', async () => {
  const technician = await newTechnician()
  const header = 'Code OGEC;Nom;Ville\n'
  await refusedWith('import-file-not-text', dryRun(technician, 'PK\u0003\u0004\0\0'))
  await refusedWith('import-file-empty', dryRun(technician, ''))
  await refusedWith('import-file-empty', dryRun(technician, `${header}\n;;\n`))
  const unread = await refusedWith(
    'import-file-unreadable',
    dryRun(technician, `${header}0350001A;"Collège;Rennes\n`),
  )
  assert.match(unread.title, /ligne \d/)
  await refusedWith(
    'import-file-too-wide',
    dryRun(technician, `${header}a;b;c${';'.repeat(200)}\n`),
  )
  await refusedWith('import-file-too-long', dryRun(technician, header + 'x;y;z\n'.repeat(10_001)))
  const { faults } = await dryRun(technician, header + 'x;;\n'.repeat(10_000))
  assert.equal(new Set(faults.map(({ line }) => line)).size, 10_000)
  assert.equal(faults.length, 10_000)
  await refusedWith('import-file-too-large', dryRun(technician, 'x'.repeat(5 * 1024 * 1024 + 1)))
  await refusedWith('too-large', dryRun(technician, 'x'.repeat(12 * 1024 * 1024)))
})

test('whoever has file after file read is asked to wait, and others are not', async () => {
  const [busy, other] = [await newTechnician(), await newTechnician()]
  for (let tries = 0; tries < 60; tries += 1)
    await refusedWith('import-file-empty', dryRun(busy, ''))
  await refusedWith('too-many-tries', dryRun(busy, ''))
  await refusedWith('too-many-tries', order(busy, ''))
  await refusedWith('import-file-empty', dryRun(other, ''))
})

test('a stranger’s file is refused before it is read, however long it is', async () => {
  const stranger = openBrowser(office.portalUrl)
  for (const letters of [1, 12 * 1024 * 1024])
    await refusedWith('not-signed-in', dryRun({ browser: stranger }, 'x'.repeat(letters)))
})

/** Whether there was something to undo. */
async function undoneMidway(): Promise<boolean> {
  let hasAdvanced = false
  const undone = office.work(system, async (work) => {
    hasAdvanced = await advanceClientImport(work, assert.ifError)
    throw new Error('the power fails')
  })
  await assert.rejects(undone, /power/)
  return hasAdvanced
}

/** Where it stands once it is over, whoever did it. */
async function finished(person: Person, id: string) {
  for (;;) {
    await importClients(office.house)
    const now = await read(person, id)
    if (now.finishedAt !== null) return now
  }
}

async function keptFields(): Promise<unknown[]> {
  const { rows } = await sql`select line from client_import_lines where fields is not null`.execute(
    office.house.database.kysely,
  )
  return rows
}
