import type { Browser } from './browser.ts'

const writers = 4
const observationsMax = 110

/**
 * Several write at once on the file of a client, until `isOver`, asked after each, says so; `failed` tells that no
 * answer came. Gives the texts that were acknowledged.
 */
export async function writeObservations(
  browser: Browser,
  clientId: string,
  isOver: (failed: boolean) => boolean,
): Promise<readonly string[]> {
  const kept: string[] = []
  const write = async (writer: number): Promise<void> => {
    for (let at = 0; at < observationsMax; at += 1) {
      const text = `${writer}-${at} ${'x'.repeat(1500)}`
      const input = { params: { clientId }, body: { text } }
      const answer = await browser
        .call('POST /api/clients/:clientId/observations', input)
        .catch(() => undefined)
      if (answer !== undefined) kept.push(answer.text)
      if (isOver(answer === undefined)) return
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return kept
}
