import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { Client, Contact } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { Section } from '#sites/ui/section.tsx'
import { ContactModal } from './contact-modal.tsx'
import classes from './general-tab.module.css'
import { MailLink, PhoneLink } from './reach-links.tsx'
import { useRemoveContact } from './use-remove-contact.ts'

/** Whom to call in the school. */
export function ContactsCard({ client }: { readonly client: Client }): ReactElement {
  const [edited, setEdited] = useState<Contact | 'new'>()
  const remove = useRemoveContact(client.id)
  const actions = (contact: Contact): ReactElement => (
    <div className={classes.actions}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={clientTexts.editContact(contact.name)}
        title={commonTexts.edit}
        onClick={() => {
          setEdited(contact)
        }}
      >
        <IconPencil size="1rem" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={clientTexts.removeContact(contact.name)}
        title={commonTexts.remove}
        onClick={() => {
          remove(contact)
        }}
      >
        <IconTrash size="1rem" />
      </ActionIcon>
    </div>
  )
  return (
    <Section
      title={clientTexts.contacts}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="0.9375rem" />}
          onClick={() => {
            setEdited('new')
          }}
        >
          {commonTexts.add}
        </Button>
      }
    >
      {client.contacts.length === 0 ? (
        <p className={classes.quiet}>{clientTexts.contactsNone}</p>
      ) : (
        <DataTable
          label={clientTexts.contacts}
          rows={client.contacts}
          rowKey={({ id }) => id}
          columns={[
            ...columns,
            { key: 'actions', label: clientTexts.contactActions, render: actions },
          ]}
        />
      )}
      {edited !== undefined && (
        <ContactModal
          clientId={client.id}
          contact={edited === 'new' ? undefined : edited}
          onClose={() => {
            setEdited(undefined)
          }}
        />
      )}
    </Section>
  )
}

const columns = [
  {
    key: 'name',
    label: clientTexts.contactName,
    render: ({ name, role }: Contact) => (
      <span className={classes.stacked}>
        <strong>{name}</strong> <span>{role}</span>
      </span>
    ),
  },
  {
    key: 'phone',
    label: clientTexts.contactPhone,
    render: ({ phone, name }: Contact) => (
      <PhoneLink phone={phone} what={clientTexts.phoneOf(name)} />
    ),
  },
  {
    key: 'mail',
    label: clientTexts.contactMail,
    render: ({ mail, name }: Contact) => <MailLink mail={mail} what={clientTexts.mailOf(name)} />,
  },
]
