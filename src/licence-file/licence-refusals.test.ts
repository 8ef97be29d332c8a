import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findLicenceRefusal, licenceRefusal, licenceRefusals } from './licence-refusals.ts'

test('the codes follow one another, each with its own reason and a remedy', () => {
  const codes = Object.keys(licenceRefusals)
  const expected = codes.map((_, index) => `L-${String(index + 1).padStart(2, '0')}`)
  assert.deepEqual(codes, expected)
  const rows = Object.values(licenceRefusals)
  assert.equal(new Set(rows.map(({ reason }) => reason)).size, rows.length)
  for (const { reason, remedy } of rows) assert.ok(reason.endsWith('.') && remedy.endsWith('.'))
})

test('no text uses a word a school secretary would not', () => {
  const jargon = /json|base64|jws|header|payload|signature invalide|hash|racine|trousseau|utc/i
  for (const { reason, remedy } of Object.values(licenceRefusals))
    assert.doesNotMatch(`${reason} ${remedy}`, jargon)
})

test('a licence out of date is not promised a Monday: a contract may start or end in mid-week', () => {
  for (const code of ['L-17', 'L-18'] as const) {
    const { reason, remedy } = licenceRefusal(code)
    assert.doesNotMatch(`${reason} ${remedy}`, /lundi|semaine/)
  }
})

test('a code read on the phone is found however it is typed', () => {
  for (const typed of ['L-07', 'l-7', 'L07', ' l 07 ', 'L–07', '7'])
    assert.deepEqual(findLicenceRefusal(typed), licenceRefusal('L-07'), typed)
  for (const typed of ['', 'L', 'L-00', 'L-99', 'L-007', 'X-07', '-', 'constructor'])
    assert.equal(findLicenceRefusal(typed), undefined, typed)
})

test('the documentation gives each code with its reason and its remedy', () => {
  const page = readFileSync(new URL('../../docs/licences.md', import.meta.url), 'utf8')
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const documented = rows.filter(([, code = '']) => /^L-\d\d$/.test(code))
  const expected = Object.entries(licenceRefusals).map(([code, { reason, remedy }]) => {
    return ['', code, reason, remedy, '']
  })
  assert.deepEqual(documented, expected)
})
