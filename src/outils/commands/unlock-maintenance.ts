import { groupCrockford, normaliseCrockford } from '#base/crockford.ts'
import { failure } from '../failures.ts'
import { readAttachment } from '../folder/attachment.ts'
import { frenchDay, inZone } from '../french-dates.ts'
import type { Run } from '../machine.ts'
import { reportEvents } from '../maintenance/report-events.ts'
import { triesLeft } from '../maintenance/throttle.ts'
import { tryPassword, type Tried } from '../maintenance/try-password.ts'
import { withAttachedService } from '../network/with-service.ts'
import { readSecret } from '../read-secret.ts'
import type { Report } from '../report.ts'

/** Unlocks the maintenance of the on-premise software with the password of the day, for half an hour. */
export async function unlockMaintenance(run: Run, words: readonly string[]): Promise<Report> {
  const { machine, hide } = run
  for (const word of words) hide(word)
  const question = 'Mot de passe du jour (il ne s’affiche pas) : '
  const typed =
    words.length > 0
      ? words.join(' ')
      : await readSecret(machine, { question, missing: 'password-missing' })
  const normal = normaliseCrockford(typed)
  for (const spelt of [typed, normal, groupCrockford(normal, 5)]) hide(spelt)
  const tried = await tryPassword(run, typed)
  await reportSoon(run)
  return tried.state === 'right' ? unlocked(tried) : refused(tried)
}

/** Tells the service at once if it answers at once; nothing that goes wrong there matters here. */
export async function reportSoon(run: Run): Promise<void> {
  const patience = { connectMs: 1_000, answerMs: 1_500, retriesMax: 0, firstPauseMs: 1 }
  const hasty: Run = { ...run, machine: { ...run.machine, patience } }
  try {
    const attachment = await readAttachment(run.folder)
    if (attachment)
      await withAttachedService(hasty, attachment, (call) => reportEvents(run.folder, call, 1))
  } catch {
    // The event waits in the folder for the next contact.
  }
}

function unlocked({ until, zone }: Extract<Tried, { state: 'right' }>): Report {
  return {
    exit: 'good',
    lines: [
      `La maintenance est déverrouillée jusqu’au ${inZone(until, zone)}.`,
      'Pour la verrouiller avant : outils maintenance verrouiller.',
    ],
    facts: { unlockedUntil: until.toISOString() },
  }
}

function refused({ today, throttle }: Extract<Tried, { state: 'wrong' }>): Report {
  const { tries, pauseMinutes } = triesLeft(throttle)
  const { exit, told } = failure('password-wrong', {
    day: frenchDay(today),
    left: leftInWords(tries, pauseMinutes),
  })
  return { exit, lines: [], facts: { today, triesLeft: tries }, told }
}

function leftInWords(tries: number, pauseMinutes: number): string {
  if (pauseMinutes === 0) return 'C’était le dernier essai d’aujourd’hui.'
  if (tries === 0) return `Une pause de ${pauseMinutes} minutes commence.`
  const pause = `une pause de ${pauseMinutes} minutes`
  return tries === 1
    ? `Il reste 1 essai avant ${pause}.`
    : `Il reste ${tries} essais avant ${pause}.`
}
