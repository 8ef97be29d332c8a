import type { Module } from './licences.ts'

/** As people read them: on the sites, in the agent's terminal and in its journal. */
export const moduleNames: Readonly<Record<Module, string>> = {
  administratif: 'Administratif',
  'vie-scolaire': 'Vie scolaire',
  notes: 'Notes',
  comptabilite: 'Comptabilité',
  passage: 'Passage',
  entreprise: 'Entreprise',
}
