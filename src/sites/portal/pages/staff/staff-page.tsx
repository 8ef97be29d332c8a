import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { NewLink, StaffMember } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { InvitationModal } from './invitation-modal.tsx'
import { MemberModal } from './member-modal.tsx'
import { staffQuery } from './staff-query.ts'
import { StaffTable } from './staff-table.tsx'

/** Administration, Équipe: who may enter, and as what. */
export function StaffPage(): ReactElement {
  const { data, error, refetch } = useQuery(staffQuery)
  const [edited, setEdited] = useState<StaffMember | 'new'>()
  const [invitation, setInvitation] = useState<NewLink>()
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={staffTexts.title} />
        <Button
          leftSection={<IconUserPlus size="1.0625rem" />}
          onClick={() => {
            setEdited('new')
          }}
        >
          {staffTexts.invite}
        </Button>
      </div>
      <p className={page.quiet}>{staffTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && <StaffTable staff={data} onEdit={setEdited} onInvited={setInvitation} />}
      {edited !== undefined && (
        <MemberModal
          member={edited === 'new' ? undefined : edited}
          onInvited={setInvitation}
          onClose={() => {
            setEdited(undefined)
          }}
        />
      )}
      {invitation && (
        <InvitationModal
          invitation={invitation}
          onClose={() => {
            setInvitation(undefined)
          }}
        />
      )}
    </div>
  )
}
