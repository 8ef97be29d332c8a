import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { ClientLicences, Contract } from '#contracts/licences.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { dateTexts } from '#sites/texts/dates.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { day } from '#sites/ui/dates.ts'
import { Section } from '#sites/ui/section.tsx'
import { ContractForm } from './contract-form.tsx'
import classes from './licences-tab.module.css'

type Props = { readonly clientId: string; readonly licences: ClientLicences }

/** What the school has bought: modules, how many pupils, from when to when. */
export function ContractCard({ clientId, licences }: Props): ReactElement {
  const [edited, setEdited] = useState<{ contract: Contract | null }>()
  const { contract } = licences
  if (edited)
    return (
      <Section title={licencesTexts.contract}>
        <ContractForm
          clientId={clientId}
          contract={edited.contract}
          onDone={() => {
            setEdited(undefined)
          }}
        />
      </Section>
    )
  const edit = (
    <Button
      size="xs"
      variant={contract ? 'default' : 'filled'}
      leftSection={contract && <IconPencil size="0.9375rem" />}
      onClick={() => {
        setEdited({ contract })
      }}
    >
      {contract ? commonTexts.edit : licencesTexts.contractCreate}
    </Button>
  )
  return (
    <Section title={licencesTexts.contract} actions={edit}>
      {contract ? (
        <ContractFacts contract={contract} />
      ) : (
        <p className={classes.quiet}>{licencesTexts.contractNone}</p>
      )}
    </Section>
  )
}

function ContractFacts({ contract }: { readonly contract: Contract }): ReactElement {
  const { modules, pupilsMax, startsOn, endsOn } = contract
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{licencesTexts.modules}</dt>
        <dd className={classes.modules}>
          {modules.map((module) => (
            <span key={module} className={classes.module}>
              {moduleTexts[module]}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{licencesTexts.pupilsMax}</dt>
        <dd>{licencesTexts.pupils(pupilsMax.toLocaleString('fr-FR'))}</dd>
      </div>
      <div>
        <dt>{licencesTexts.period}</dt>
        <dd>{dateTexts.dayRange(day(startsOn), day(endsOn))}</dd>
      </div>
    </dl>
  )
}
