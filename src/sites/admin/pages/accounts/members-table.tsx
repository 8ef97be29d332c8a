import type { ReactElement } from 'react'
import type { SchoolMember } from '#contracts/school-accounts.ts'
import { rightTexts, roleTexts } from '#sites/texts/admin.ts'
import { memberStateTexts, schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { dateTime } from '#sites/ui/dates.ts'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { useSession, useZone } from '../../session.ts'
import classes from './accounts.module.css'
import { MemberActions } from './member-actions.tsx'

type Props = {
  readonly members: readonly SchoolMember[]
  readonly disabled: boolean
  readonly onEdit: (member: SchoolMember) => void
}

export function MembersTable({ members, disabled, onEdit }: Props): ReactElement {
  const zone = useZone()
  const { who } = useSession()
  const ownId = who.as === 'school' ? who.account.id : undefined
  const columns = [
    {
      key: 'name',
      label: schoolAccountTexts.name,
      render: ({ id, name, mail }: SchoolMember) => (
        <span className={classes.stacked}>
          <strong>
            {name} {id === ownId && schoolAccountTexts.you}
          </strong>
          <span>{mail}</span>
        </span>
      ),
    },
    {
      key: 'role',
      label: schoolAccountTexts.role,
      render: ({ role, rights }: SchoolMember) => (
        <span className={classes.stacked}>
          <span>{roleTexts[role]}</span>
          {role === 'personnel' && (
            <span>
              {rights.length === 0
                ? schoolAccountTexts.readsOnly
                : rights.map((right) => rightTexts[right]).join(', ')}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      label: schoolAccountTexts.state,
      render: (member: SchoolMember) => (
        <span className={classes.stacked}>
          <StateDot tone={tones[member.state]} label={memberStateTexts[member.state]} />
          {member.secondFactor && <span>{schoolAccountTexts.secondFactor}</span>}
          <LinkMail member={member} zone={zone} />
        </span>
      ),
    },
    {
      key: 'seen',
      label: schoolAccountTexts.lastSeen,
      render: ({ lastSeenAt }: SchoolMember) =>
        lastSeenAt === null ? (
          schoolAccountTexts.never
        ) : (
          <Moment at={lastSeenAt} zone={zone} stacked />
        ),
    },
    {
      key: 'actions',
      label: schoolAccountTexts.actions,
      render: (member: SchoolMember) => (
        <MemberActions
          member={member}
          own={member.id === ownId}
          disabled={disabled}
          onEdit={onEdit}
        />
      ),
    },
  ]
  return (
    <Section>
      <DataTable
        label={schoolAccountTexts.people}
        rows={members}
        columns={columns}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}

type MailProps = { readonly member: SchoolMember; readonly zone: string }

/** What became of the mail with the link, while it matters. */
function LinkMail({ member, zone }: MailProps): ReactElement | null {
  const { state, linkMail } = member
  if (linkMail === null || state !== 'invited') return null
  const at = dateTime(linkMail.at, zone)
  if (linkMail.state === 'refused')
    return (
      <span className={classes.refused}>
        {schoolAccountTexts.linkRefused} {at}
        {linkMail.refusal !== null && ` : ${linkMail.refusal}`}.{' '}
        {schoolAccountTexts.linkRefusedRemedy}
      </span>
    )
  return (
    <span>
      {linkMail.state === 'sent' ? schoolAccountTexts.linkSent : schoolAccountTexts.linkWaiting}{' '}
      {at}
    </span>
  )
}

const tones = { active: 'good', invited: 'coming', disabled: 'quiet' } as const
