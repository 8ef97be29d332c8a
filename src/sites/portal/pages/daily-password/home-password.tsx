import { NativeSelect } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useRef, type ReactElement, type ReactNode } from 'react'
import { dailyPasswordTexts } from '#sites/texts/daily-password.ts'
import { api } from '#sites/portal/api.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { useMay } from '#sites/portal/session.ts'
import { useWish } from '#sites/portal/wishes.ts'
import { AcceptedUntil, Elsewhere } from './accepted-until.tsx'
import classes from './home-password.module.css'
import { MaskedPassword } from './masked-password.tsx'
import { publisherChoice, useChosenDistributor } from './use-chosen-distributor.ts'
import { useTimedSecret } from './use-timed-secret.ts'

/** Mot de passe du jour, in the head of the home page. */
export function HomePassword(): ReactElement | null {
  const choosesDistributor = useMay('distributors:manage')
  if (!useMay('daily-password:reveal')) return null
  return choosesDistributor ? <ChosenPassword /> : <OwnPassword />
}

function OwnPassword(): ReactElement {
  return <Strip held={useReveal(undefined)} />
}

/** The publisher’s administrator says whose. */
function ChosenPassword(): ReactElement {
  const { data } = useQuery(distributorsQuery)
  const [chosen, choose] = useChosenDistributor()
  const known = chosen === publisherChoice || data?.some(({ id }) => id === chosen) === true
  const choice = known ? chosen : ''
  const held = useReveal(choice === publisherChoice ? null : choice)
  return (
    <Strip held={held} blocked={choice === ''}>
      <NativeSelect
        size="xs"
        className={classes.choice ?? ''}
        aria-label={dailyPasswordTexts.distributor}
        value={choice}
        data={[
          ...(choice === '' ? [{ value: '', label: dailyPasswordTexts.choose }] : []),
          { value: publisherChoice, label: dailyPasswordTexts.publisher },
          ...(data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          held.hide()
          choose(value)
        }}
      />
    </Strip>
  )
}

/** Absent: one’s own; null: the publisher’s. */
function useReveal(distributorId: string | null | undefined) {
  return useTimedSecret(() => api('POST /api/daily-password/reveals', { body: { distributorId } }))
}

type Props = {
  readonly held: ReturnType<typeof useReveal>
  readonly blocked?: boolean
  readonly children?: ReactNode
}

function Strip({ held, blocked = false, children }: Props): ReactElement {
  const title = useId()
  const strip = useRef<HTMLElement>(null)
  const { secret } = held
  useWish('daily-password', () => {
    const button = strip.current?.querySelector<HTMLElement>('button:not(:disabled)')
    const choice = strip.current?.querySelector<HTMLElement>('select')
    ;(button ?? choice)?.focus()
  })
  return (
    <section ref={strip} aria-labelledby={title} className={classes.strip}>
      <h2 id={title} className={classes.title}>
        <IconKey size="1.0625rem" aria-hidden="true" />
        {dailyPasswordTexts.title}
      </h2>
      {children}
      <MaskedPassword held={held} blocked={blocked} />
      <div className={classes.about}>
        {secret ? (
          <>
            <AcceptedUntil {...secret} />
            {secret.elsewhere.map((other) => (
              <Elsewhere key={other.day} {...other} />
            ))}
          </>
        ) : (
          <span>{blocked ? dailyPasswordTexts.chooseFirst : dailyPasswordTexts.hint}</span>
        )}
      </div>
      <RefusalPanel error={held.error} />
    </section>
  )
}
