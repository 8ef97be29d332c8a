import { moduleNames } from '#contracts/module-names.ts'
import type { Progress } from '#replication/school-side/school-side.ts'

const barWidth = 30

/** One line that says where a transfer stands: « note [██████░░░░] 12 000 / 60 000 ». */
export function progressLine(progress: Progress): string {
  switch (progress.step) {
    case 'reading':
      return `${moduleNames[progress.module]} : lecture de la base…`
    case 'comparing':
      return `${progress.collection} : comparaison avec ce qui est en ligne…`
    case 'sending':
      return `${progress.collection} ${bar(progress.sent, progress.total)}`
    case 'published':
      return `${moduleNames[progress.module]} : publié.`
    case 'receiving':
      return `saisies en ligne ${bar(progress.received, progress.total)}`
  }
}

function bar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.round(share * barWidth)
  const count = new Intl.NumberFormat('fr-FR')
  return `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}] ${count.format(done)} / ${count.format(total)}`
}
