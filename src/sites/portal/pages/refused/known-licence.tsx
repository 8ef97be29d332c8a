import type { ReactElement } from 'react'
import type { LicenceDiagnosis } from '#contracts/licence-diagnosis.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { refusedTexts } from '#sites/texts/refused.ts'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { RegisterState } from '../licences/register-state.tsx'
import classes from './refused-page.module.css'

type Props = { readonly known: LicenceDiagnosis['known']; readonly zone: string }

/** What the register says of the licence in the file. */
export function KnownLicence({ known, zone }: Props): ReactElement {
  if (!known)
    return (
      <section className={classes.todo}>
        <h3>{refusedTexts.known}</h3>
        <p className={classes.quiet}>{refusedTexts.unknown}</p>
      </section>
    )
  const { clientId, clientName, licence } = known
  const moment = (at: string | null): ReactElement =>
    at === null ? <>{licencesTexts.notYet}</> : <Moment at={at} zone={zone} />
  return (
    <section className={classes.todo}>
      <h3>{refusedTexts.known}</h3>
      <dl className={classes.facts}>
        <div>
          <dt>{refusedTexts.knownFor}</dt>
          <dd>{clientName}</dd>
        </div>
        <div>
          <dt>{licencesTexts.columnState}</dt>
          <dd>
            <RegisterState licence={licence} zone={zone} />
          </dd>
        </div>
        <div>
          <dt>{licencesTexts.columnIssued}</dt>
          <dd>{moment(licence.issuedAt)}</dd>
        </div>
        <div>
          <dt>{refusedTexts.fetched}</dt>
          <dd>{moment(licence.fetchedAt)}</dd>
        </div>
        <div>
          <dt>{refusedTexts.installed}</dt>
          <dd>{moment(licence.installedAt)}</dd>
        </div>
      </dl>
      <div>
        <LinkButton variant="default" to="/clients/$clientId/licences" params={{ clientId }}>
          {refusedTexts.open}
        </LinkButton>
      </div>
    </section>
  )
}
