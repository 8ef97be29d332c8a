import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { Distributor } from '#contracts/distributors.ts'
import { distributorsTexts } from '#sites/texts/administration.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { DistributorModal } from './distributor-modal.tsx'

/** Administration, Distributeurs. */
export function DistributorsPage(): ReactElement {
  const { data, error, refetch } = useQuery({ ...distributorsQuery, staleTime: 0 })
  const [edited, setEdited] = useState<Distributor | 'new'>()
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={distributorsTexts.title} />
        <Button
          leftSection={<IconPlus size="1.0625rem" />}
          onClick={() => {
            setEdited('new')
          }}
        >
          {distributorsTexts.create}
        </Button>
      </div>
      <p className={page.quiet}>{distributorsTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data?.length === 0 && <p className={page.text}>{distributorsTexts.none}</p>}
      {data !== undefined && data.length > 0 && (
        <Section>
          <DataTable
            label={distributorsTexts.title}
            rows={data}
            rowKey={({ id }) => id}
            columns={columnsWith(setEdited)}
          />
        </Section>
      )}
      {edited !== undefined && (
        <DistributorModal
          distributor={edited === 'new' ? undefined : edited}
          onClose={() => {
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}

function columnsWith(onRename: (distributor: Distributor) => void) {
  return [
    {
      key: 'name',
      label: distributorsTexts.name,
      render: ({ name }: Distributor) => <strong>{name}</strong>,
    },
    {
      key: 'clients',
      label: distributorsTexts.clients,
      render: ({ id, clients }: Distributor) => (
        <Link to="/" search={{ distributeur: id }}>
          {distributorsTexts.see(clients)}
        </Link>
      ),
    },
    {
      key: 'technicians',
      label: distributorsTexts.technicians,
      render: ({ technicians }: Distributor) => technicians.toLocaleString('fr-FR'),
    },
    {
      key: 'actions',
      label: distributorsTexts.actions,
      render: (distributor: Distributor) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={distributorsTexts.renameTitle(distributor.name)}
          onClick={() => {
            onRename(distributor)
          }}
        >
          {distributorsTexts.rename}
        </Button>
      ),
    },
  ]
}
