import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { disableStaff, enableStaff } from '#domain/staff/change-staff.ts'
import { inviteAgain, inviteStaff } from '#domain/staff/invite-staff.ts'
import { createPasswordLink, sendForgottenPasswordLink } from './password-links.ts'
import { portalOf } from '#server/routes/places.ts'
import { enterAs } from '#testing/appoint.ts'
import { openBackOffice, system } from '#testing/back-office.ts'
import { openBrowser, refusedWith } from '#testing/browser.ts'
import { foundDistributor, goodPassword, hire } from '#testing/people.ts'
import { outcomes } from '#testing/problem.ts'
import { enteredIn } from '#testing/second-factor.ts'

const office = await openBackOffice()
after(office.close)

const hourMs = 3_600_000
const distributor = await foundDistributor(office, 'Papeterie Vercingétorix')
let counter = 0

const fresh = () => openBrowser(office.portalUrl)
const tokenOf = ({ link }: { link: string | null }) => new URL(link ?? 'about:blank').hash.slice(1)
const use = (token: string, password = goodPassword) =>
  fresh().call('POST /api/password-links/use', { body: { token, password } })
const read = (token: string) =>
  fresh().call('POST /api/password-links/reading', { body: { token } })

async function invite(name = 'Ombeline Tartempion') {
  counter += 1
  const mail = `ombeline.tartempion${counter}@exemple.test`
  return office.work(system, (work) =>
    inviteStaff(work, portalOf(office.house), {
      mail,
      name,
      role: 'technicien',
      distributorId: distributor,
    }),
  )
}

test('a link holds once, until its last instant, until a newer one, and for an open account only; each refusal is the same', async () => {
  const used = await invite()
  await use(tokenOf(used))
  const replaced = await invite()
  const newer = await office.work(system, (work) =>
    inviteAgain(work, portalOf(office.house), replaced.member.id),
  )
  const disabled = await invite()
  await office.work(system, (work) => disableStaff(work, disabled.member.id))
  await office.work(system, (work) => enableStaff(work, disabled.member.id))
  const invented = 'a'.repeat(43)
  for (const token of [tokenOf(used), tokenOf(replaced), tokenOf(disabled), invented])
    for (const act of [use, read]) {
      const { title } = await refusedWith('link-refused', act(token))
      assert.equal(title, 'Ce lien a déjà servi, a expiré ou n’est pas complet.')
    }
  const inTime = await invite()
  office.clock.advance(72 * hourMs - 1)
  await use(tokenOf(inTime))
  office.clock.advance(1)
  await refusedWith('link-refused', use(tokenOf(newer)))
})

test('of several who follow a link at once, one enters', async () => {
  const token = tokenOf(await invite())
  const { done, codes } = await outcomes([use(token), use(token), use(token)])
  assert.equal(done, 1)
  assert.deepEqual(codes, ['link-refused', 'link-refused'])
})

test('of several links made at once for one person, one holds', async () => {
  const { member } = await invite()
  const again = () =>
    office.work(system, (work) => inviteAgain(work, portalOf(office.house), member.id))
  const links = await Promise.all([again(), again(), again(), again()])
  const { done } = await outcomes(links.map((link) => read(tokenOf(link))))
  assert.equal(done, 1)
})

test('a link read tells for whom it is, and does not wear it out', async () => {
  const { link, member } = await invite()
  await read(tokenOf({ link }))
  const { name, purpose } = await read(tokenOf({ link }))
  assert.deepEqual([name, purpose], [member.name, 'first-connection'])
  assert.equal(enteredIn(await use(tokenOf({ link }))).id, member.id)
})

test('choosing a password by a link ends the sessions of before', async () => {
  const person = await hire(office, 'technicien', distributor)
  const before = await enterAs(office, person.actor.id)
  const link = await office.work(system, (work) =>
    createPasswordLink(work, portalOf(office.house), person.actor.id, 'forgotten-password'),
  )
  await use(tokenOf(link))
  assert.equal((await before.fetch('/api/session')).status, 401)
})

test('a short, common or personal password is refused with its reason, and the link still holds', async () => {
  const token = tokenOf(await invite())
  const { title: short } = await refusedWith('password-too-short', use(token, 'quatorze cara.'))
  assert.equal(short, 'Le mot de passe doit compter au moins 15 caractères.')
  for (const common of [
    'motdepasse12345',
    'azertyuiop12345',
    'aaaaaaaaaaaaaaaaaaa',
    '123456789012345678',
  ])
    await refusedWith('password-too-common', use(token, common))
  for (const personal of [
    'Tartempion-2026',
    'ombelinetartempion',
    'Vercingétorix26',
    'OMBELINE-OMBELINE',
  ]) {
    const { title } = await refusedWith('password-too-common', use(token, personal))
    assert.match(title, /il contient votre nom, votre e-mail ou le nom de votre société/, personal)
  }
  await use(token, `${'l’orage sur la mer '.repeat(3)}àéîõü 日本語 🦒`)
})

test('a password of 256 characters is taken whole, and judged without keeping anybody waiting', async () => {
  const long = 'la girafe 日 lit '.repeat(20).slice(0, 255)
  const { link, member } = await invite()
  const start = performance.now()
  await use(tokenOf({ link }), `${long}!`)
  assert(performance.now() - start < 20_000)
  const signIn = (password: string) =>
    fresh().call('POST /api/session', { body: { mail: member.mail, password } })
  await refusedWith('sign-in-refused', signIn(long))
  assert.equal(enteredIn(await signIn(`${long}!`)).id, member.id)
})

test('an account in use gets no link that an administrator could follow', async () => {
  const person = await hire(office, 'technicien', distributor)
  const invited = office.work(system, (work) =>
    inviteAgain(work, portalOf(office.house), person.actor.id),
  )
  await refusedWith('account-active', invited)
})

test('« mot de passe oublié » asked for by somebody else leaves an invitation good', async () => {
  const { link, member } = await invite()
  await office.work({ kind: 'anonymous' }, (work) =>
    sendForgottenPasswordLink(work, portalOf(office.house), member.mail),
  )
  assert.equal(enteredIn(await use(tokenOf({ link }))).id, member.id)
})
