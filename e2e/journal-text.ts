import type { BlockEnd } from '#base/agent-journal/journal-block.ts'
import { writeBlock } from '#base/agent-journal/write-block.ts'

/** A transfer each evening, the newest first: interrupted, abandoned, in error, done. */
export function journalOfEachState(): string {
  const modules = [
    { name: 'Administratif', state: 'normal' },
    { name: 'Vie Scolaire', state: 'held' },
  ] as const
  const known = { modules, notes: ['<b>Sans balise</b>'] }
  const endedAt = '2026-11-20T19:26:40'
  const ends: readonly (BlockEnd | null)[] = [
    null,
    { ...known, state: 'abandoned', abandon: 'Intégration en cours' },
    { ...known, state: 'failed', endedAt, error: 'Erreur http 0 : Erreur de connexion' },
    { ...known, state: 'succeeded', endedAt },
  ]
  return ends
    .map((end, ago) => {
      const startedAt = `2026-11-${23 - ago}T19:25:12`
      const start = {
        version: '1.0.0',
        machine: 'SRV-ECOLE',
        startedAt,
        mode: 'Automatique - https',
      }
      return writeBlock(start, end, 'EcoleDirecte')
    })
    .join('')
}
