import { modules } from '#contracts/licences.ts'
import type { TransferModule } from '#contracts/transfers.ts'

export type ModuleRow = {
  readonly module: TransferModule['module']
  readonly up: TransferModule | undefined
  readonly down: TransferModule | undefined
  readonly startedAt: string
  /** Null while one of its directions has no end. */
  readonly endedAt: string | null
}

/** Both directions of a module in one row, from the first start to the last end. */
export function moduleRows(flows: readonly TransferModule[]): readonly ModuleRow[] {
  return modules.flatMap((module) => {
    const own = flows.filter((flow) => flow.module === module)
    const [startedAt] = own.map(({ startedAt }) => startedAt).sort()
    const ends = own.flatMap(({ endedAt }) => endedAt ?? [])
    if (startedAt === undefined) return []
    return [
      {
        module,
        up: own.find(({ direction }) => direction === 'up'),
        down: own.find(({ direction }) => direction === 'down'),
        startedAt,
        endedAt: ends.length < own.length ? null : (ends.sort().at(-1) ?? null),
      },
    ]
  })
}
