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
  IconSettings,
  IconShieldLock,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { clientImportTexts } from '#sites/texts/client-imports.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { paletteTexts } from '#sites/texts/palette.ts'
import { lastList } from '#sites/portal/last-list.ts'
import { useMay } from '#sites/portal/session.ts'
import type { Entry } from './entries.ts'

/** The pages that this person may open. */
export function usePages(): readonly Entry[] {
  const navigate = useNavigate()
  const administers = useMay('staff:manage')
  const seesKeys = useMay('keys:read') && administers
  const seesLicences = useMay('licences:read')
  const to = (path: (typeof paths)[number]) => () => {
    void navigate({ to: path })
  }
  const home: Entry = {
    id: 'home',
    label: frameTexts.home,
    words: paletteTexts.clients,
    icon: IconHome,
    run: () => {
      void navigate({ to: '/', search: lastList() })
    },
  }
  const fleet: Entry = {
    id: 'fleet',
    label: frameTexts.fleet,
    icon: IconChartBar,
    run: to('/parc'),
  }
  const imports: Entry = {
    id: 'client-import',
    label: clientImportTexts.title,
    icon: IconFileImport,
    run: to('/clients/import'),
  }
  const licences: Entry[] = [
    { id: 'licences', label: frameTexts.licences, icon: IconCertificate, run: to('/licences') },
    {
      id: 'refused',
      label: paletteTexts.refusedPage,
      icon: IconFileSearch,
      run: to('/licences/refusee'),
    },
  ]
  const keys: Entry = {
    id: 'keys',
    label: frameTexts.keys,
    icon: IconKey,
    run: to('/administration/cles'),
  }
  const administration: Entry[] = [
    { id: 'staff', label: frameTexts.staff, icon: IconUsers, run: to('/administration/equipe') },
    {
      id: 'distributors',
      label: frameTexts.distributors,
      icon: IconBuildingStore,
      run: to('/administration/distributeurs'),
    },
    ...(seesKeys ? [keys] : []),
    { id: 'audit', label: frameTexts.audit, icon: IconHistory, run: to('/administration/audit') },
    {
      id: 'settings',
      label: frameTexts.settings,
      icon: IconSettings,
      run: to('/administration/reglages'),
    },
  ]
  const own: Entry[] = [
    { id: 'account', label: frameTexts.ownAccount, icon: IconUserCircle, run: to('/mon-compte') },
    {
      id: 'second-factor',
      label: paletteTexts.secondFactor,
      icon: IconShieldLock,
      run: to('/mon-compte/double-authentification'),
    },
    {
      id: 'password',
      label: frameTexts.changePassword,
      icon: IconLock,
      run: to('/mon-compte/mot-de-passe'),
    },
  ]
  return [
    home,
    ...(useMay('clients:read') ? [fleet] : []),
    ...(useMay('clients:write') ? [imports] : []),
    ...(seesLicences ? licences : []),
    ...(administers ? administration : []),
    ...own,
  ]
}

const paths = [
  '/licences',
  '/licences/refusee',
  '/administration/equipe',
  '/administration/distributeurs',
  '/administration/cles',
  '/administration/audit',
  '/administration/reglages',
  '/parc',
  '/clients/import',
  '/mon-compte',
  '/mon-compte/double-authentification',
  '/mon-compte/mot-de-passe',
] as const
