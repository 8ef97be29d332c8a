import {
  IconBuildingStore,
  IconChartBar,
  IconCertificate,
  IconFileImport,
  IconFileSearch,
  IconHistory,
  IconHome,
  IconKey,
  IconLock,
  IconPackages,
  IconSettings,
  IconShieldLock,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { clientImportTexts } from '#sites/texts/client-imports.ts'
import type { Permission } from '#contracts/permissions.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { lastList } from '#sites/portal/last-list.ts'
import { may, useAccount } from '#sites/portal/session.ts'
import type { Entry } from './entries.ts'

/** The pages that this person may open. */
export function usePages(): readonly Entry[] {
  const navigate = useNavigate()
  const account = useAccount()
  const home: Entry = {
    id: 'home',
    label: frameTexts.home,
    words: paletteTexts.clients,
    icon: IconHome,
    run: () => {
      void navigate({ to: '/', search: lastList() })
    },
  }
  const others = pages.filter(({ permission }) => permission === null || may(account, permission))
  return [
    home,
    ...others.map(({ to, label, icon }) => ({
      id: to,
      label,
      icon,
      run: () => {
        void navigate({ to })
      },
    })),
  ]
}

const page = <To extends string>(
  to: To,
  permission: Permission | null,
  label: string,
  icon: Entry['icon'],
) => ({ to, permission, label, icon })

const pages = [
  page('/parc', 'clients:read', frameTexts.fleet, IconChartBar),
  page('/clients/import', 'clients:write', clientImportTexts.title, IconFileImport),
  page('/licences', 'licences:read', frameTexts.licences, IconCertificate),
  page('/licences/refusee', 'licences:read', paletteTexts.refusedPage, IconFileSearch),
  page('/administration/equipe', 'staff:manage', frameTexts.staff, IconUsers),
  page(
    '/administration/distributeurs',
    'distributors:manage',
    frameTexts.distributors,
    IconBuildingStore,
  ),
  page('/administration/produits', 'products:manage', frameTexts.products, IconPackages),
  page('/administration/cles', 'keys:read', frameTexts.keys, IconKey),
  page('/administration/audit', 'audit:read', frameTexts.audit, IconHistory),
  page('/administration/reglages', 'settings:read', frameTexts.settings, IconSettings),
  page('/mon-compte', null, frameTexts.ownAccount, IconUserCircle),
  page('/mon-compte/double-authentification', null, paletteTexts.secondFactor, IconShieldLock),
  page('/mon-compte/mot-de-passe', null, frameTexts.changePassword, IconLock),
] as const
