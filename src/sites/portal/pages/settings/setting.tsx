import type { ReactElement } from 'react'
import { Fact } from '#sites/ui/facts.tsx'
import classes from './settings.module.css'

type Props = {
  readonly name: string
  /** Of the environment, where it is changed. */
  readonly variable: string
  readonly value: string
}

export function Setting({ name, variable, value }: Props): ReactElement {
  return (
    <Fact name={name}>
      {value} <code className={classes.variable}>{variable}</code>
    </Fact>
  )
}
