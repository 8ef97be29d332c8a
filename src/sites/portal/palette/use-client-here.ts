import { IconArrowRight, IconCopy, IconTransfer } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { clientTexts } from '#sites/texts/client.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { useMay } from '#sites/portal/session.ts'
import { wishFor } from '#sites/portal/wishes.ts'
import { sayDone } from '#sites/ui/notices.ts'
import { useSuperviseEntries } from './use-supervise-entries.ts'
import { clientQuery } from '../pages/clients/client-query.ts'
import { useClientTabs } from '../pages/clients/client-tabs.ts'
import type { Entry, Section } from './entries.ts'

/** On the page of a client: its tabs, and what is most often done with it. */
export function useClientHere(): (Section & { readonly id: string }) | undefined {
  const { clientId } = useParams({ strict: false })
  const navigate = useNavigate()
  const tabs = useClientTabs()
  const launches = useMay('transfers:manage')
  const { data } = useQuery({ ...clientQuery(clientId ?? ''), enabled: clientId !== undefined })
  const supervise = useSuperviseEntries(data ? [data] : [])
  if (clientId === undefined || !data) return undefined
  const params = { clientId }
  const launch: Entry = {
    id: 'launch',
    label: paletteTexts.launch,
    icon: IconTransfer,
    run: () => {
      void navigate({ to: '/clients/$clientId/transferts', params })
      wishFor('launch-transfer')
    },
  }
  return {
    id: clientId,
    title: data.name,
    entries: [
      ...tabs.map(({ to, label }) => ({
        id: to,
        label,
        icon: IconArrowRight,
        run: () => {
          void navigate({ to, params })
        },
      })),
      ...(launches ? [launch] : []),
      ...supervise,
      ...copyOf('ogec', clientTexts.theOgec, data.ogec),
      ...copyOf('phone', clientTexts.thePhone, data.phone),
      ...copyOf('mail', clientTexts.theMail, data.mail),
    ],
  }
}

function copyOf(id: string, what: string, text: string | null): Entry[] {
  if (text === null) return []
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    sayDone(paletteTexts.copiedSaid(text))
  }
  return [
    {
      id: `copy-${id}`,
      label: commonTexts.copy(what),
      aside: text,
      icon: IconCopy,
      run: () => void copy(),
    },
  ]
}
