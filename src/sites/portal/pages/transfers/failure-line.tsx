import type { ReactElement } from 'react'
import type { TransferModule } from '#contracts/transfers.ts'
import { collectionSaid } from '#sites/texts/collections.ts'
import { spaced } from '#sites/texts/french.ts'
import { transfersTexts } from '#sites/texts/transfers.ts'
import classes from './transfers.module.css'

type Props = { readonly failure: NonNullable<TransferModule['failure']> }

/** Why it failed, in the words of the agent's journal. */
export function FailureLine({ failure }: Props): ReactElement {
  const { code, collection, sentence } = failure
  return (
    <div className={classes.notice}>
      <span>{spaced(sentence)}</span>
      <span className={classes.small}>
        {code}
        {collection !== null && ` · ${transfersTexts.failureIn(collectionSaid(collection))}`}
      </span>
    </div>
  )
}
