import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolMember } from '#contracts/school-accounts.ts'
import { adminTexts } from '#sites/texts/admin.ts'
import { schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Gate } from '../../frame/gate.tsx'
import { useEditing } from '../../session.ts'
import { accountsQuery } from './accounts-query.ts'
import { MemberDialog } from './member-dialog.tsx'
import { MembersTable } from './members-table.tsx'
import { RequestsCard } from './requests-card.tsx'

/** Comptes: who enters this site, and to change what. */
export function AccountsPage(): ReactElement {
  return (
    <Gate to="/comptes">
      <Accounts />
    </Gate>
  )
}

function Accounts(): ReactElement {
  const { data, error, refetch } = useQuery(accountsQuery)
  const editing = useEditing('school:accounts')
  const [edited, setEdited] = useState<SchoolMember | 'new'>()
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={adminTexts.accounts} />
        <Button
          leftSection={<IconUserPlus size="1.0625rem" />}
          disabled={!editing.allowed}
          onClick={() => {
            setEdited('new')
          }}
        >
          {schoolAccountTexts.invite}
        </Button>
      </div>
      <p className={page.quiet}>{schoolAccountTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && (
        <>
          <RequestsCard requests={data.requests} disabled={!editing.allowed} />
          <MembersTable members={data.members} disabled={!editing.allowed} onEdit={setEdited} />
        </>
      )}
      {edited !== undefined && (
        <MemberDialog
          member={edited === 'new' ? undefined : edited}
          onClose={() => {
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}
