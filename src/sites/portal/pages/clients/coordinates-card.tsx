import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { timeZones } from '#base/time-zones.ts'
import type { Client } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './general-tab.module.css'
import { MailLink, PhoneLink } from './reach-links.tsx'

type Props = { readonly client: Client; readonly onEdit: () => void }

/** How to reach the school, read at a glance with the phone in hand. */
export function CoordinatesCard({ client, onEdit }: Props): ReactElement {
  const town = [client.postalCode, client.city].filter(Boolean).join(' ')
  const zone = timeZones.find((row) => row.zone === client.timeZone)?.label ?? client.timeZone
  return (
    <Section
      title={clientTexts.coordinates}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size="0.9375rem" />}
          onClick={onEdit}
        >
          {commonTexts.edit}
        </Button>
      }
    >
      <Facts>
        <Fact name={clientTexts.phone}>
          <PhoneLink phone={client.phone} what={clientTexts.thePhone} />
        </Fact>
        <Fact name={clientTexts.mail}>
          <MailLink mail={client.mail} what={clientTexts.theMail} />
        </Fact>
        <Fact name={clientTexts.address}>{[client.address, town].filter(Boolean).join('\n')}</Fact>
        <Fact name={clientTexts.distributor}>
          {client.distributor?.name ?? clientTexts.noDistributor}
        </Fact>
        <Fact name={clientTexts.ogec}>
          {client.ogec}
          <CopyButton text={client.ogec} what={clientTexts.theOgec} />
        </Fact>
        <Fact name={clientTexts.uai}>
          {client.uai ?? commonTexts.none}
          {client.uai !== null && <CopyButton text={client.uai} what={clientTexts.theUai} />}
        </Fact>
        <Fact name={clientTexts.timeZone}>{zone}</Fact>
      </Facts>
      <p className={classes.updated}>
        {clientTexts.updated} <Moment at={client.updatedAt} zone={client.timeZone} />
      </p>
    </Section>
  )
}
