import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { Client } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { api } from '#sites/portal/api.ts'
import { LeaveGuard } from '#sites/ui/leave-guard.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { clientQuery } from './client-query.ts'
import classes from './general-tab.module.css'

const charactersMax = 2000

/** What colleagues should know: newest first, dated and signed. */
export function ObservationsCard({ client }: { readonly client: Client }): ReactElement {
  const newestFirst = client.observations.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Section title={clientTexts.observations}>
      <ObservationForm clientId={client.id} />
      {newestFirst.length === 0 && <p className={classes.quiet}>{clientTexts.observationsNone}</p>}
      <ul className={classes.observations}>
        {newestFirst.map(({ id, at, by, text }) => (
          <li key={id}>
            <span className={classes.signed}>
              {by} · <Moment at={at} zone={client.timeZone} />
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ObservationForm({ clientId }: { readonly clientId: string }): ReactElement {
  const queryClient = useQueryClient()
  const [text, setText] = useState('')
  const adding = useMutation({
    mutationFn: () =>
      api('POST /api/clients/:clientId/observations', { params: { clientId }, body: { text } }),
    onSuccess: async () => {
      setText('')
      await queryClient.invalidateQueries(clientQuery(clientId))
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        adding.mutate()
      }}
    >
      <Textarea
        label={clientTexts.observationNew}
        autosize={false}
        rows={3}
        maxLength={charactersMax}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
        }}
      />
      <RefusalPanel error={adding.error} />
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={text.trim() === ''}
        loading={adding.isPending}
      >
        {clientTexts.observationSave}
      </Button>
      <LeaveGuard when={text.trim() !== ''} />
    </form>
  )
}
