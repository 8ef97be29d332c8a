import { IconExternalLink } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { paletteTexts } from '#sites/texts/palette.ts'
import { useMay } from '#sites/portal/session.ts'
import { dropWish, wishFor } from '#sites/portal/wishes.ts'
import { supervisionsQuery } from '../pages/supervision/supervisions-query.ts'
import type { Entry } from './entries.ts'

/** More are found by typing more; each of them is asked about. */
const askedMax = 3
/** As long as a browser lets what was pressed open a tab. */
const wishedMs = 5000

type Named = { readonly id: string; readonly name: string }

/** « Superviser » each of these clients where it can be done now, when they are few: its page does the rest. */
export function useSuperviseEntries(clients: readonly Named[]): readonly Entry[] {
  const navigate = useNavigate()
  const may = useMay('supervision:start')
  const asked = may && clients.length <= askedMax ? clients : []
  const answers = useQueries({ queries: asked.map(({ id }) => supervisionsQuery(id)) })
  return asked.flatMap(({ id, name }, at) => {
    if (answers[at]?.data?.refusedBy !== null) return []
    const run = (): void => {
      const wish = `supervise:${id}` as const
      void navigate({ to: '/clients/$clientId/service-en-ligne', params: { clientId: id } })
      wishFor(wish)
      // Somebody who has gone elsewhere meanwhile must not enter a school later, unasked.
      setTimeout(dropWish, wishedMs, wish)
    }
    const label = paletteTexts.supervise(name)
    return [{ id: `supervise-${id}`, label, icon: IconExternalLink, run }]
  })
}
