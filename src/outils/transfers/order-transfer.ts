import { sentModules, catalogue } from '#replication/catalogue/catalogue.ts'
import type { Run, RunEvent } from '../machine.ts'
import { describeTransfer } from './describe-transfer.ts'
import { performTransfer } from './perform-transfer.ts'

/** « Lancer un transfert »: what the distributor asked for. */
export async function performOrderedTransfer(
  run: Run,
  { complete }: { readonly complete: boolean },
): Promise<RunEvent> {
  const report = await performTransfer(
    run,
    { mode: 'ordered', complete, modules: sentModules(catalogue), acceptDisappearance: false },
    () => {},
  )
  const { lines, facts, told } = describeTransfer(report)
  const line = ['Transfert demandé par votre distributeur.', ...lines, told?.message ?? ''].join(
    ' ',
  )
  return { event: 'transferred', line: line.trim(), facts }
}
