import {
  IconBuildingStore,
  IconCertificate,
  IconFileSearch,
  IconHistory,
  IconHome,
  IconKey,
  IconLock,
  IconShieldLock,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
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
  return [home, ...(seesLicences ? licences : []), ...(administers ? administration : []), ...own]
}

const paths = [
  '/licences',
  '/licences/refusee',
  '/administration/equipe',
  '/administration/distributeurs',
  '/administration/cles',
  '/administration/audit',
  '/mon-compte',
  '/mon-compte/double-authentification',
  '/mon-compte/mot-de-passe',
] as const
