import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolAdministrators } from '#contracts/school-accounts.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { AdministratorDialog } from './administrator-dialog.tsx'
import { administratorsQuery } from './administrators-query.ts'
import { AdministratorsTable } from './administrators-table.tsx'
import classes from './administrators.module.css'
import { RequestsList } from './requests-list.tsx'

type Props = { readonly clientId: string; readonly zone: string }
const refreshMs = 10_000
const mailMs = 2000

/** « Identifiants Admin »: who administers the service in the school. No link and no password is ever shown here. */
export function AdministratorsCard({ clientId, zone }: Props): ReactElement | null {
  const may = useMay('school-administrators:manage')
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    ...administratorsQuery(clientId),
    refetchInterval: ({ state }) => (awaitsMail(state.data) ? mailMs : refreshMs),
    enabled: may,
  })
  if (!may) return null
  return (
    <Section
      title={administratorsTexts.title}
      actions={
        data && (
          <Button
            size="xs"
            variant={data.administrators.length === 0 ? 'filled' : 'default'}
            leftSection={<IconUserPlus size="0.9375rem" aria-hidden="true" />}
            aria-haspopup="dialog"
            onClick={() => {
              setAdding(true)
            }}
          >
            {data.needsApproval ? administratorsTexts.propose : administratorsTexts.create}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        <p className={classes.quiet}>{administratorsTexts.secret}</p>
        <RefusalPanel error={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading lines={3} />}
        {data?.administrators.length === 0 && <p>{administratorsTexts.none}</p>}
        {data && data.administrators.length > 0 && (
          <AdministratorsTable
            clientId={clientId}
            administrators={data.administrators}
            zone={zone}
          />
        )}
        {data && data.requests.length > 0 && (
          <RequestsList clientId={clientId} requests={data.requests} zone={zone} />
        )}
      </div>
      {adding && data && (
        <AdministratorDialog
          clientId={clientId}
          needsApproval={data.needsApproval}
          onClose={() => {
            setAdding(false)
          }}
        />
      )}
    </Section>
  )
}

function awaitsMail(data: SchoolAdministrators | undefined): boolean {
  return data?.administrators.some(({ linkMail }) => linkMail?.state === 'waiting') ?? false
}
