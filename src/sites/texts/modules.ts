import type { Module } from '#contracts/licences.ts'
import { french } from './french.ts'

export const moduleTexts: Readonly<Record<Module, string>> = french({
  administratif: 'Administratif',
  'vie-scolaire': 'Vie scolaire',
  notes: 'Notes',
  comptabilite: 'Comptabilité',
  passage: 'Passage',
  entreprise: 'Entreprise',
})
