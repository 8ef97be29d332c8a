import type { TransferModule, TransferOutcome } from '#contracts/transfers.ts'

export const moduleTones = { running: 'coming', done: 'good', held: 'bad', failed: 'bad' } as const
moduleTones satisfies Record<TransferModule['state'], string>

export const outcomeTones = {
  running: 'coming',
  done: 'good',
  held: 'bad',
  failed: 'bad',
  interrupted: 'bad',
  superseded: 'quiet',
} as const
outcomeTones satisfies Record<TransferOutcome, string>
