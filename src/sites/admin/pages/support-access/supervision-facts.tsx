import type { ReactElement } from 'react'
import type { Supervision } from '#contracts/supervision.ts'
import { bannerTexts, supportAccessTexts } from '#sites/texts/support-access.ts'
import { endTexts, reasonTexts } from '#sites/texts/supervision.ts'
import { brand } from '#sites/ui/brand.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { useZone } from '../../session.ts'
import { isRunning } from './running.ts'

export function whoOf({ technician, distributor }: Supervision): string {
  return bannerTexts.who(technician, distributor ?? brand.publisher)
}

/** `Paramétrage, « … » (demande 4711)`. */
export function reasonOf({ reason, sentence, ticket }: Supervision): string {
  return [
    [reasonTexts[reason], sentence === null ? undefined : bannerTexts.quoted(sentence)]
      .filter(Boolean)
      .join(', '),
    ticket === null ? undefined : `(${supportAccessTexts.ticket(ticket)})`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** One supervision: who, why, when, and whether anything could be changed. */
export function SupervisionFacts({
  supervision,
}: {
  readonly supervision: Supervision
}): ReactElement {
  const zone = useZone()
  const { startedAt, endsAt, endedAt, endedWhy, modifiesSince, emergency } = supervision
  const running = isRunning(supervision, useNow())
  return (
    <Facts>
      <Fact name={supportAccessTexts.who}>{whoOf(supervision)}</Fact>
      <Fact name={supportAccessTexts.reason}>{reasonOf(supervision)}</Fact>
      <Fact name={supportAccessTexts.started}>
        <Moment at={startedAt} zone={zone} />
      </Fact>
      <Fact name={running ? supportAccessTexts.atMost : supportAccessTexts.ended}>
        <Moment at={endedAt ?? endsAt} zone={zone} />
        {endedWhy !== null && <span>{endTexts[endedWhy]}</span>}
      </Fact>
      {running && (
        <Fact name={supportAccessTexts.mode}>
          {modifiesSince === null ? (
            supportAccessTexts.consultation
          ) : (
            <span>
              {supportAccessTexts.modification} <Moment at={modifiesSince} zone={zone} />
            </span>
          )}
        </Fact>
      )}
      {emergency && (
        <Fact name={supportAccessTexts.emergency}>{supportAccessTexts.emergencySaid}</Fact>
      )}
    </Facts>
  )
}
