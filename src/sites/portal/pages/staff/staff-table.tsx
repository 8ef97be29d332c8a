import type { ReactElement } from 'react'
import type { NewLink, StaffMember } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useAccount } from '#sites/portal/session.ts'
import { MemberActions } from './member-actions.tsx'
import classes from './staff-table.module.css'

type Props = {
  readonly staff: readonly StaffMember[]
  readonly onEdit: (member: StaffMember) => void
  readonly onInvited: (invitation: NewLink) => void
}

export function StaffTable({ staff, onEdit, onInvited }: Props): ReactElement {
  const account = useAccount()
  const columns = [
    {
      key: 'name',
      label: staffTexts.name,
      render: ({ id, name, mail }: StaffMember) => (
        <span className={classes.stacked}>
          <strong>
            {name} {id === account.id && staffTexts.you}
          </strong>
          <span>{mail}</span>
        </span>
      ),
    },
    {
      key: 'role',
      label: staffTexts.role,
      render: ({ role, distributor }: StaffMember) => (
        <span className={classes.stacked}>
          {frameTexts[role]} <span>{distributor?.name}</span>
        </span>
      ),
    },
    {
      key: 'state',
      label: staffTexts.state,
      render: ({ state, secondFactor }: StaffMember) => (
        <span className={classes.stacked}>
          <StateDot tone={tones[state]} label={staffTexts[state]} />
          {secondFactor && <span>{staffTexts.secondFactor}</span>}
        </span>
      ),
    },
    {
      key: 'seen',
      label: staffTexts.lastSeen,
      render: ({ lastSeenAt }: StaffMember) =>
        lastSeenAt === null ? staffTexts.never : <Moment at={lastSeenAt} stacked />,
    },
    {
      key: 'actions',
      label: staffTexts.actions,
      render: (member: StaffMember) => (
        <MemberActions member={member} onEdit={onEdit} onInvited={onInvited} />
      ),
    },
  ]
  return (
    <Section>
      <DataTable label={staffTexts.title} rows={staff} columns={columns} rowKey={({ id }) => id} />
    </Section>
  )
}

const tones = { active: 'good', invited: 'coming', disabled: 'quiet' } as const
