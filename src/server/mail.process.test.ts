import assert from 'node:assert/strict'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { Refusal } from '#contracts/refuse.ts'
import { openBrowser, refusedWith } from '#testing/browser.ts'
import { freePort } from '#testing/free-port.ts'
import { parseMail, tokenIn, type ReceivedMail } from '#testing/mails.ts'
import { goodPassword } from '#testing/people.ts'
import { freeAddresses, startRealServer, type RealServer } from '#testing/real-server.ts'
import { testFolder } from '#testing/test-temp-folder.ts'

test('killed between the commit and the mail, the mail leaves after the restart, once for each cause', async () => {
  const { port, environment, addresses } = await place()
  const first = await startRealServer(addresses, environment)
  const browser = await administratorOf(first)
  const invited = await Promise.all([1, 2, 3].map((n) => invite(browser, n)))
  // Nobody listens at the SMTP address: what was committed has not left.
  await first.kill()

  await using office = await postOffice(port)
  const second = await startRealServer(addresses, environment)
  const mails = await office.until(invited.length)
  await second.stop()
  assert.deepEqual(mails.map(({ to }) => to).toSorted(), invited.toSorted())
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, invited.length)
  for (const mail of mails) {
    assert.match(mail.messageId, /^<[0-9a-f-]{36}@clients\.localhost>$/)
    tokenIn(mail)
  }
})

test('killed after the other server took the mail and before it could be noted, every copy bears the same Message-ID', async () => {
  const { port, environment, addresses } = await place()
  const stalling = await postOffice(port, { answers: false })
  const first = await startRealServer(addresses, environment)
  const browser = await administratorOf(first)
  await invite(browser, 1)
  const [copy] = await stalling.until(1)
  await first.kill()
  await stalling[Symbol.asyncDispose]()

  await using office = await postOffice(port)
  const second = await startRealServer(addresses, environment)
  const [again] = await office.until(1)
  await second.stop()
  assert.equal(again?.messageId, copy?.messageId)
  assert.equal(again?.text, copy?.text)
})

test('an address that its server refuses is not tried again, and who invited it sees what the server said', async () => {
  const { port, environment, addresses } = await place()
  await using office = await postOffice(port, { refuses: /refusee/ })
  const server = await startRealServer(addresses, environment)
  const browser = await administratorOf(server)
  const { id: distributorId } = await browser.call('POST /api/distributors', {
    body: { name: 'Distributeur inventé' },
  })
  const { id: clientId } = await browser.call('POST /api/clients', {
    body: {
      ogec: '0123456X',
      uai: null,
      name: 'Collège inventé',
      address: null,
      postalCode: null,
      city: 'Rennes',
      phone: null,
      mail: null,
      distributorId,
      timeZone: 'Europe/Paris',
    },
  })
  const params = { clientId }
  await browser.call('POST /api/clients/:clientId/online-service', {
    params,
    body: { ogec: '0123456X' },
  })
  await browser.call('POST /api/clients/:clientId/school-administrators', {
    params,
    body: { name: 'Direction', mail: 'refusee@exemple.test' },
  })
  const fate = await eventually(async () => {
    const { administrators } = await browser.call(
      'GET /api/clients/:clientId/school-administrators',
      { params },
    )
    const mail = administrators[0]?.linkMail
    return mail?.state === 'refused' ? mail : undefined
  })
  assert.match(fate.refusal ?? '', /550/)
  assert(!fate.refusal?.includes('@'))
  assert.equal(office.tries(), 1)
  await server.stop()
  assert(!server.printed.log.includes('refusee@'))
})

test('a test mail tells at once what the mail server says of it: taken, refused, or not there', async () => {
  const { port, environment, addresses } = await place()
  const server = await startRealServer(addresses, {
    ...environment,
    ADMIN_MAIL: 'essai@exemple.test',
  })
  const browser = await administratorOf(server)
  const send = () => browser.call('POST /api/settings/test-mails')
  const { mail } = await browser.call('GET /api/settings')
  assert.equal(mail.server, `127.0.0.1:${port}`)

  assert.match(await whyNot(send()), /ne répond pas|coupée/)
  {
    await using office = await postOffice(port)
    assert.deepEqual(await send(), { to: 'essai@exemple.test', by: 'smtp' })
    const [taken] = await office.until(1)
    assert.match(taken?.subject ?? '', /mail d’essai/)
  }
  {
    await using _ = await postOffice(port, { refuses: /essai/ })
    const why = await whyNot(send())
    assert.match(why, /refuse \(« 550 /)
    assert(!why.includes('@'))
  }
  for (let more = 3; more < 5; more += 1) await whyNot(send())
  await refusedWith('too-many-tries', send())
  await server.stop()
  assert(!server.printed.log.includes('essai@'))
})

async function whyNot(sending: Promise<unknown>): Promise<string> {
  const error = await sending.then(
    () => undefined,
    (error: unknown) => error,
  )
  assert(error instanceof Refusal)
  assert.equal(error.problem.code, 'test-mail-failed')
  return error.problem.title
}

async function place() {
  const port = await freePort()
  const DATA_DIR = await testFolder()
  const environment = { DATA_DIR, SMTP_URL: `smtp://127.0.0.1:${port}`, LOG_LEVEL: 'warn' }
  return { port, environment, addresses: await freeAddresses() }
}

async function administratorOf({ printed, portalUrl }: RealServer) {
  const browser = openBrowser(portalUrl)
  const token = /\/lien#([\w-]{43})/.exec(printed.out)?.[1] ?? ''
  await browser.call('POST /api/password-links/use', { body: { token, password: goodPassword } })
  return browser
}

async function invite(browser: Awaited<ReturnType<typeof administratorOf>>, n: number) {
  const mail = `invitee${n}@exemple.test`
  await browser.call('POST /api/staff', {
    body: { mail, name: `Invitée ${n}`, role: 'administrateur', distributorId: null },
  })
  return mail
}

/** A real SMTP server of somebody else. `answers: false`: it takes a mail and never says so. */
async function postOffice(
  port: number,
  { answers = true, refuses = /^$/ }: { answers?: boolean; refuses?: RegExp } = {},
) {
  const received: ReceivedMail[] = []
  let tries = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => {
      tries += 1
      callback(
        refuses.test(address)
          ? Object.assign(new Error(`<${address}> unknown here`), { responseCode: 550 })
          : null,
      )
    },
    onData: (stream, _session, callback) => {
      void (async () => {
        received.push(await parseMail(await buffer(stream)))
        if (answers) callback()
      })()
    },
  })
  server.on('error', () => {}) // a killed client leaves in the middle of a word
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    tries: () => tries,
    until: (count: number) =>
      eventually(async () => (received.length >= count ? received : undefined)),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function eventually<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let attempt = 0; attempt < 900; attempt += 1) {
    const found = await look()
    if (found !== undefined) return found
    await delay(100)
  }
  throw new Error('It did not come within ninety seconds.')
}
