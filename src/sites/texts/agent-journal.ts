import type { BlockState } from '#base/agent-journal/journal-block.ts'
import { french, plural } from './french.ts'

export const journalTexts = french({
  tab: 'Log Outils',
  title: 'Journal de l’agent',
  ask: 'Demander le journal',
  askAgain: 'Demander de nouveau',
  noAgent:
    'Aucun poste n’est rattaché : personne ne peut envoyer de journal. Rattachez-en un d’abord.',
  toLicences: 'Rattacher un poste',
  listening: (machine: string) =>
    `${machine} est à l’écoute : quelques secondes suffisent pour recevoir son journal.`,
  notListening: (machine: string) =>
    `${machine} n’est pas à l’écoute : il enverra son journal à son prochain contact.`,
  lastSeen: 'Dernier contact :',
  received: 'Dernier reçu',
  from: 'Du poste',
  waiting: 'En attente du journal…',
  arrived: (machine: string) => `Le journal de ${machine} est arrivé.`,
  asked: (who: string) => `Demandé par ${who}`,
  leave: 'Vous pouvez quitter cette page : le journal y sera à votre retour.',
  noneTitle: 'Aucun journal reçu',
  noneText:
    'Le journal dit, transfert par transfert, ce que l’agent a fait sur le poste de l’établissement. Demandez-le ci-dessus, ou faites lancer « outils journal envoyer » sur le poste.',
  emptyTitle: 'Journal vide',
  emptyText: (machine: string) => `${machine} n’a encore noté aucun transfert.`,
  blocks: 'Transferts notés',
  hours: 'Le plus récent d’abord, aux heures de l’établissement.',
  search: 'Chercher dans le journal',
  searchHint: 'Par exemple : erreur, Vie Scolaire, http',
  shown: (count: number) => plural(count, 'transfert', 'transferts'),
  found: (found: number, count: number) =>
    found === 0
      ? 'Aucun transfert ne contient ces mots.'
      : `${found.toLocaleString('fr-FR')} sur ${plural(count, 'transfert', 'transferts')}`,
  unknownTitle: 'Aucun transfert reconnu dans ce journal : voici son texte.',
  before: 'Avant le premier transfert',
  undated: 'Sans date',
  onMachine: (machine: string) => `sur ${machine}`,
  version: (version: string) => `version ${version}`,
  lasted: (duration: string) => `en ${duration}`,
  maybeRunning: 'Peut-être encore en cours quand ce journal est parti.',
  module: (name: string, said: string) => `${name} : ${said}`,
  theBlock: 'ce transfert',
  theJournal: 'tout le journal',
  download: 'Télécharger',
  fileName: (ogec: string, day: string) => `journal-${ogec}-${day}.txt`,
})

export const blockStateTexts: Readonly<Record<BlockState, string>> = french({
  succeeded: 'Réussi',
  failed: 'En erreur',
  abandoned: 'Abandonné',
  interrupted: 'Interrompu',
})
