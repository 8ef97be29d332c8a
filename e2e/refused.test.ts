import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWorld } from './world.ts'

const world = await openWorld()
after(world.close)

test('why a licence is refused: by the file dropped on the page, or by the code read on the phone', async () => {
  const clientId = world.schools.get('École Sainte-Invention 7') ?? ''
  const { browser } = world.technician
  const { current } = await browser.call('GET /api/clients/:clientId/licences', {
    params: { clientId },
  })
  const file = await browser.fetch(
    `/api/clients/${clientId}/licences/${current.licence?.id ?? ''}/file`,
  )
  const genuine = Buffer.from(await file.arrayBuffer())
  const touched = Buffer.from(genuine)
  const middle = Math.floor(touched.length / 2)
  touched.writeUInt8(touched.readUInt8(middle) === 65 ? 66 : 65, middle)
  const { code } = await browser.call('POST /api/licence-diagnoses', {
    body: { file: touched.toString('base64') },
  })
  assert.match(code ?? '', /^L-\d\d$/)

  const { page, errors } = await world.openPage()
  await world.signIn(page, world.technician)
  await page.getByRole('link', { name: 'Licences' }).click()
  await page.getByRole('link', { name: 'Chercher la raison' }).click()
  await page.getByText('il n’est pas gardé').waitFor()
  await drop(page, touched)
  const verdict = page.getByRole('region', { name: 'Réponse' })
  await verdict
    .getByRole('heading', { name: new RegExp(`${code ?? ''}.*refuse cette licence`) })
    .waitFor()

  // Untouched it is good, and the register knows it.
  await drop(page, genuine)
  await verdict.getByRole('heading', { name: /Cette licence est bonne/ }).waitFor()
  await page.getByText('École Sainte-Invention 7').first().waitFor()
  await page.getByRole('link', { name: 'Ouvrir ses licences' }).waitFor()

  // Revoked since, it is still authentic: the register alone knows better.
  await browser.call('POST /api/clients/:clientId/licences/:licenceId/revocation', {
    params: { clientId, licenceId: current.licence?.id ?? '' },
    body: { reason: 'mistake', note: null },
  })
  await drop(page, genuine)
  await verdict.getByRole('heading', { name: /annulée ou remplacée/ }).waitFor()
  await page.getByText(/^Délivrée par erreur, par /).waitFor()

  // What is far too large is told so, without being sent whole.
  await page.getByLabel('Choisir un fichier').setInputFiles({
    name: 'film.lic',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(3_000_000, 7),
  })
  await verdict.getByRole('heading', { name: /L-01/ }).waitFor()

  // The code, however it is read out; the address can be passed on.
  await page.getByLabel('Code du refus').fill('l 7')
  await page.keyboard.press('Enter')
  await verdict.getByRole('heading', { name: /L-07/ }).waitFor()
  assert.match(page.url(), /\?code=L-07$/)
  await page.reload()
  await verdict.getByRole('heading', { name: /L-07/ }).waitFor()
  assert.equal(await page.getByLabel('Code du refus').inputValue(), 'L-07')
  await page.getByLabel('Code du refus').fill('99')
  await page.getByRole('button', { name: 'Expliquer' }).click()
  await page.getByRole('alert').getByText('Ce code de refus n’existe pas.').waitFor()
  assert.deepEqual(errors, [])
})

async function drop(page: Page, content: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], 'licence.lic'))
    return transfer
  }, content.toString('base64'))
  await page.getByText(/Déposez ici le fichier/).dispatchEvent('drop', { dataTransfer })
}
