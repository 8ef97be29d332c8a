import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBackOffice, system } from '#testing/back-office.ts'
import { receivedMails } from '#testing/mails.ts'

const office = await openBackOffice()
after(office.close)

const message = (to: string) => ({
  to,
  purpose: 'notice',
  subject: 'Objet inventé : été',
  text: 'Bonjour,\n\nUn lien qui ne sert à rien : https://exemple.test/lien#abc\n',
})

test('a mail leaves if and only if its work commits', async () => {
  await office.work(system, (work) => work.post(message('oui@exemple.test')))
  await assert.rejects(
    office.work(system, async (work) => {
      await work.post(message('non@exemple.test'))
      throw new Error('the change failed')
    }),
    /the change failed/,
  )
  await assert.rejects(
    office.work(system, (work) =>
      work.attempt(async () => {
        await work.post(message('peut-etre@exemple.test'))
        throw new Error('the part failed')
      }),
    ),
    /the part failed/,
  )
  const mails = await receivedMails(office)
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [['oui@exemple.test', 'Objet inventé : été']],
  )
})

test('once it has left, nothing of what it said is kept, only that it left', async () => {
  await office.work(system, (work) => work.post(message('secret@exemple.test')))
  await receivedMails(office)
  const { kysely } = office.house.database
  const { rows } = await sql<{ text: string }>`
    select j::text as text from pgboss.job j where name = 'mail'
    union all select m::text from outgoing_mails m`.execute(kysely)
  assert(rows.length >= 2)
  assert(!rows.some(({ text }) => /secret@|lien#/.test(text)))
})

test('two hundred at once all leave, each under its own Message-ID', async () => {
  const before = (await receivedMails(office)).length
  await office.work(system, async (work) => {
    for (let n = 0; n < 200; n += 1) await work.post(message(`foule${n}@exemple.test`))
  })
  const mails = (await receivedMails(office)).slice(before)
  assert.equal(mails.length, 200)
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 200)
})
