import { Gauge } from 'prom-client'
import { keysExpireAt } from '#domain/keys/licence-keys.ts'
import { countRunningTransfers } from '#domain/transfers/count-running.ts'
import { countWaitingLines } from '#platform/audit/count-waiting-lines.ts'
import { countMailsWaiting } from '#platform/mail/read-last-mails.ts'
import { openWork } from '#platform/work/open-work.ts'
import type { House } from '../house.ts'
import { theHouse } from '../keep-house.ts'

/** Gives what reads the gauges anew, each time Prometheus asks. */
export function measureHouse(house: House): () => Promise<void> {
  const registers = [house.meters.registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const mails = gauge('gcw_mails_waiting', 'Mails qui attendent de partir.')
  const lines = gauge(
    'gcw_audit_lines_waiting',
    'Lignes du journal d’audit qui attendent leur sceau ; plus de 1 000 pendant une minute, le scellement est arrêté.',
  )
  const transfers = gauge('gcw_transfers_running', 'Transferts en cours, tous processus ensemble.')
  const expiry = gauge(
    'gcw_signing_key_expiry_timestamp_seconds',
    'Fin de la clé qui signe les licences, en secondes depuis 1970.',
  )
  return async () => {
    expiry.set(keysExpireAt(house.keys.current()).getTime() / 1000)
    await openWork(house, theHouse, async (work) => {
      mails.set(await countMailsWaiting(work))
      lines.set(await countWaitingLines(work))
      transfers.set(await countRunningTransfers(work))
    })
  }
}
