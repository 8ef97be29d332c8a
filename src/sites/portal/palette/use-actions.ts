import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconCertificate,
  IconEye,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { clientsTexts } from '#sites/texts/clients.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { lastList, rememberPlace } from '#sites/portal/last-list.ts'
import { useMay } from '#sites/portal/session.ts'
import { wishFor, type Wish } from '#sites/portal/wishes.ts'
import { useSignOut } from '#sites/ui/sign-in/use-sign-out.ts'
import type { Entry } from './entries.ts'

/** What can be done from any page. */
export function useActions(onHelp: () => void): readonly Entry[] {
  const navigate = useNavigate()
  const create: Entry = {
    id: 'new-client',
    label: clientsTexts.newClient,
    icon: IconPlus,
    run: () => {
      void navigate({ to: '/clients/nouveau' })
    },
  }
  const atHome = (wish: Wish) => () => {
    // The list must not take the focus back to the row that was left.
    rememberPlace({ scrollTop: 0, row: -1 })
    window.scrollTo(0, 0)
    void navigate({ to: '/', search: lastList() })
    wishFor(wish)
  }
  const password: Entry = {
    id: 'daily-password',
    label: paletteTexts.dailyPassword,
    icon: IconEye,
    run: atHome('daily-password'),
  }
  const issue: Entry = {
    id: 'bulk-issue',
    label: clientsTexts.issueToAll,
    icon: IconCertificate,
    run: atHome('bulk-issue'),
  }
  return [
    ...(useMay('clients:write') ? [create] : []),
    ...(useMay('daily-password:reveal') ? [password] : []),
    ...(useMay('licences:issue') ? [issue] : []),
    useScheme(),
    { id: 'help', label: frameTexts.shortcuts, icon: IconKeyboard, run: onHelp },
    { id: 'sign-out', label: frameTexts.signOut, icon: IconLogout, run: useSignOut() },
  ]
}

function useScheme(): Entry {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  return {
    id: 'scheme',
    label: dark ? frameTexts.light : frameTexts.dark,
    icon: dark ? IconSun : IconMoon,
    run: () => {
      setColorScheme(dark ? 'light' : 'dark')
    },
  }
}
