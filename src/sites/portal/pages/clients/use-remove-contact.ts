import { useQueryClient } from '@tanstack/react-query'
import type { Contact } from '#contracts/clients.ts'
import { clientTexts } from '#sites/texts/client.ts'
import { api } from '#sites/portal/api.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { clientQuery } from './client-query.ts'

/** Removes at once and offers to undo: undoing adds the contact again. */
export function useRemoveContact(clientId: string): (contact: Contact) => void {
  const queryClient = useQueryClient()
  const removing = useUndoable()
  return ({ id, name, role, mail, phone }) => {
    removing.mutate({
      act: () =>
        api('DELETE /api/clients/:clientId/contacts/:contactId', {
          params: { clientId, contactId: id },
        }),
      said: clientTexts.removed(name),
      undo: () =>
        api('POST /api/clients/:clientId/contacts', {
          params: { clientId },
          body: { name, role, mail, phone },
        }),
      refresh: () => queryClient.invalidateQueries(clientQuery(clientId)),
    })
  }
}
