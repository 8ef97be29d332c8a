import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Contact } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { api } from '#sites/portal/api.ts'
import { offerUndo, sayRefused } from '#sites/ui/notices.ts'
import { clientQuery } from './client-query.ts'

/** Removes at once and offers to undo: undoing adds the contact again. */
export function useRemoveContact(clientId: string): (contact: Contact) => void {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries(clientQuery(clientId))
  const adding = useMutation({
    mutationFn: ({ name, role, mail, phone }: Contact) =>
      api('POST /api/clients/:clientId/contacts', {
        params: { clientId },
        body: { name, role, mail, phone },
      }),
    onSuccess: refresh,
    onError: sayRefused,
  })
  const removing = useMutation({
    mutationFn: (contact: Contact) =>
      api('DELETE /api/clients/:clientId/contacts/:contactId', {
        params: { clientId, contactId: contact.id },
      }),
    onSuccess: async (_, contact) => {
      await refresh()
      offerUndo(clientTexts.removed(contact.name), () => {
        adding.mutate(contact)
      })
    },
    onError: sayRefused,
  })
  return (contact) => {
    removing.mutate(contact)
  }
}
