import type { ReactElement } from 'react'
import type { KeysState } from '#contracts/keys.ts'
import { keysTexts } from '#sites/texts/keys.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { Copied } from './copied.tsx'
import classes from './keys-page.module.css'

type Key = KeysState['keys'][number]
type Props = { readonly ring: KeysState['keyRing']; readonly keys: readonly Key[] }

/** The key ring: its version, its end, and each key with its dates and its state. */
export function RingCard({ ring, keys }: Props): ReactElement {
  return (
    <Section title={keysTexts.ring}>
      <p>
        <strong>{keysTexts.ringVersion(ring.version)}</strong>, {keysTexts.ringUntil}{' '}
        <Moment at={ring.expiresAt} />
      </p>
      <p className={classes.quiet}>{keysTexts.ringIntro}</p>
      <DataTable label={keysTexts.ring} rows={keys} columns={columns} rowKey={({ kid }) => kid} />
    </Section>
  )
}

const columns = [
  {
    key: 'kid',
    label: keysTexts.columnKey,
    render: ({ kid }: Key) => <Copied text={kid} what={keysTexts.theKey} />,
  },
  {
    key: 'state',
    label: keysTexts.columnState,
    render: (key: Key) => <KeyState {...key} />,
  },
  {
    key: 'from',
    label: keysTexts.columnFrom,
    render: ({ from }: Key) => dateTime(from),
  },
  {
    key: 'until',
    label: keysTexts.columnUntil,
    render: ({ until }: Key) => dateTime(until),
  },
]

function KeyState({ signs, revokedAt, until }: Key): ReactElement {
  const now = useNow()
  const state = stateOf(signs, revokedAt, Date.parse(until) <= now)
  return (
    <StateDot
      tone={tones[state]}
      label={revokedAt === null ? keysTexts[state] : `${keysTexts[state]} · ${dateTime(revokedAt)}`}
    />
  )
}

const tones = { signs: 'good', valid: 'coming', revoked: 'bad', ended: 'quiet' } as const

function stateOf(signs: boolean, revokedAt: string | null, isOver: boolean) {
  if (revokedAt !== null) return 'revoked'
  if (signs) return 'signs'
  return isOver ? 'ended' : 'valid'
}
