import type { ReactElement } from 'react'
import type { Transfer } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { transfersTexts } from '#sites/texts/transfers.ts'
import { FailureLine } from './failure-line.tsx'
import classes from './transfers.module.css'

/** What stopped the transfer or one of its modules, and what it held back. */
export function TransferTroubles({ transfer }: { readonly transfer: Transfer }) {
  const { failure, modules } = transfer
  const troubled = modules.filter((flow) => flow.failure !== null || flow.held.length > 0)
  if (!failure && troubled.length === 0) return null
  return (
    <div className={classes.stack}>
      {failure && <FailureLine failure={failure} />}
      {troubled.map((flow) => (
        <Troubled key={`${flow.module} ${flow.direction}`} {...flow} />
      ))}
    </div>
  )
}

function Troubled({ module, failure, held }: Transfer['modules'][number]): ReactElement {
  return (
    <div className={classes.trouble}>
      <strong>{moduleTexts[module]}</strong>
      {failure && <FailureLine failure={failure} />}
      {held.map(({ name, disappearing, of }) => (
        <p key={name}>{transfersTexts.heldThen(disappearing, of, collectionSaid(name))}</p>
      ))}
    </div>
  )
}
