import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { appoint } from '#testing/appoint.ts'
import { openBackOffice } from '#testing/back-office.ts'
import { openAdminBrowser, refusedWith, type AdminBrowser } from '#testing/browser.ts'
import { lastMailTo, receivedMails, tokenIn } from '#testing/mails.ts'
import { foundDistributor, goodPassword } from '#testing/people.ts'
import { outcomes } from '#testing/problem.ts'
import { openOnlineSchool, welcome } from '#testing/school-people.ts'

const office = await openBackOffice()
after(office.close)
const technician = await appoint(office, 'technicien', await foundDistributor(office))
const { id: clientId } = await openOnlineSchool(office, technician)
const nextPassword = 'six hirondelles du vieux clocher'

let counter = 0
const newMail = () => `nouvelle${(counter += 1)}@ecole.exemple.test`

const ask = (browser: AdminBrowser, mail: string) =>
  browser.call('POST /api/session/mail-changes', { body: { mail, password: goodPassword } })
const confirm = (token: string) =>
  openAdminBrowser(office.adminUrl).call('POST /api/mail-changes/use', { body: { token } })

/** Somebody of the school who has asked for another address, and the link that went there. */
async function changing(mail = newMail()) {
  const person = await welcome(office, clientId)
  await ask(person.browser, mail)
  return { ...person, token: tokenIn(await lastMailTo(office, mail)) }
}

test('who knew a password and asked for another address has nothing left once the password is changed', async () => {
  const { browser, token } = await changing()
  await browser.call('PUT /api/session/password', {
    body: { current: goodPassword, next: nextPassword },
  })
  await refusedWith('link-refused', confirm(token))
})

test('nor once its owner chose another one by a link', async () => {
  const { mail, token } = await changing()
  const door = openAdminBrowser(office.adminUrl)
  await door.call('POST /api/password-links', { body: { mail } })
  const body = { token: await forgottenLink(mail), password: nextPassword }
  await door.call('POST /api/password-links/use', { body })
  await refusedWith('link-refused', confirm(token))
})

test('nor when an account that was disabled is taken up again', async () => {
  const { actor, token } = await changing()
  const { browser } = await welcome(office, clientId)
  const params = { accountId: actor.id }
  await browser.call('POST /api/school/accounts/:accountId/disabling', { params })
  await browser.call('DELETE /api/school/accounts/:accountId/disabling', { params })
  await refusedWith('link-refused', confirm(token))
})

test('of several who confirm one address at once, one gets it and the others are told that it is taken', async () => {
  const mail = newMail()
  const tokens: string[] = []
  for (let n = 0; n < 5; n += 1) {
    tokens.push((await changing(mail)).token)
    office.clock.advance(1000)
  }
  const { done, codes } = await outcomes(tokens.map(confirm))
  assert.equal(done, 1)
  assert.deepEqual(codes, Array(4).fill('mail-taken'))
})

test('nobody is flooded with mails in the name of somebody who changes their address', async () => {
  const { browser } = await welcome(office, clientId)
  const mail = newMail()
  const { codes } = await outcomes(Array.from({ length: 8 }, () => ask(browser, mail)))
  assert.deepEqual(codes, Array(3).fill('too-many-tries'))
  assert.equal((await receivedMails(office)).filter(({ to }) => to === mail).length, 5)
})

/** The mail leaves after the answer. */
async function forgottenLink(mail: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const letter = (await receivedMails(office)).find(
      ({ to, subject }) => to === mail && subject.includes('nouveau mot de passe'),
    )
    if (letter !== undefined) return tokenIn(letter)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('The link did not leave.')
}
