import type { ReactElement } from 'react'
import type { SchoolAdministrator } from '#contracts/school-accounts.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { administratorsTexts } from '#sites/texts/online-service.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { AdministratorActions } from './administrator-actions.tsx'
import classes from './administrators.module.css'

type Props = {
  readonly clientId: string
  readonly administrators: readonly SchoolAdministrator[]
  readonly zone: string
}

export function AdministratorsTable({ clientId, administrators, zone }: Props): ReactElement {
  return (
    <DataTable
      label={administratorsTexts.title}
      rows={administrators}
      columns={columnsOf(clientId, administrators, zone)}
      rowKey={({ id }) => id}
    />
  )
}

function columnsOf(clientId: string, all: readonly SchoolAdministrator[], zone: string) {
  return [
    {
      key: 'name',
      label: administratorsTexts.name,
      wide: true,
      render: ({ name, mail }: SchoolAdministrator) => (
        <span className={classes.stacked}>
          <strong>{name}</strong>
          <span className={classes.mail}>
            {mail}
            <CopyButton text={mail} what={administratorsTexts.mailOf(name)} />
          </span>
        </span>
      ),
    },
    {
      key: 'state',
      label: administratorsTexts.state,
      render: ({ state }: SchoolAdministrator) => (
        <StateDot tone={tones[state]} label={administratorsTexts.states[state]} />
      ),
    },
    {
      key: 'seen',
      label: administratorsTexts.lastSeen,
      render: ({ lastSeenAt }: SchoolAdministrator) =>
        lastSeenAt === null ? (
          administratorsTexts.never
        ) : (
          <Moment at={lastSeenAt} zone={zone} stacked />
        ),
    },
    {
      key: 'link',
      label: administratorsTexts.link,
      render: ({ linkMail }: SchoolAdministrator) => <LinkMail linkMail={linkMail} zone={zone} />,
    },
    {
      key: 'actions',
      label: administratorsTexts.actions,
      wide: true,
      render: (administrator: SchoolAdministrator) => (
        <AdministratorActions
          clientId={clientId}
          administrator={administrator}
          isLast={
            administrator.state === 'active' &&
            all.filter(({ state }) => state === 'active').length === 1
          }
        />
      ),
    },
  ]
}

const tones = { active: 'good', invited: 'coming', disabled: 'quiet' } as const
const mailTones = { waiting: 'coming', sent: 'good', refused: 'bad' } as const

type LinkProps = {
  readonly linkMail: SchoolAdministrator['linkMail']
  readonly zone: string
}

/** What became of the last mail with a link: refused, it says what the receiving server said. */
function LinkMail({ linkMail, zone }: LinkProps): ReactElement {
  if (linkMail === null)
    return (
      <span className={classes.small} role="img" aria-label={commonTexts.noneSaid}>
        {commonTexts.none}
      </span>
    )
  const { state, at, refusal } = linkMail
  return (
    <span className={classes.stacked}>
      <StateDot tone={mailTones[state]} label={administratorsTexts.linkStates[state]} />
      <span className={classes.small}>
        <Moment at={at} zone={zone} />
      </span>
      {refusal !== null && (
        <span className={classes.small}>{administratorsTexts.serverSaid(refusal)}</span>
      )}
    </span>
  )
}
