import type { PasswordInputProps } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import classes from './new-password-field.module.css'
import { PasswordField } from './password-field.tsx'

/** The same length as the server asks for, which has the last word. */
export const charactersMin = 15

type Props = PasswordInputProps & {
  /** Less where a second factor protects the account too. */
  readonly min?: number
}

/** A password to choose: the rules, and how far one is. */
export function NewPasswordField({ min = charactersMin, ...props }: Props): ReactElement {
  const [typed, setTyped] = useState(0)
  const enough = typed >= min
  return (
    <div className={classes.field}>
      <PasswordField
        {...props}
        autoComplete="new-password"
        description={signInTexts.rules(min)}
        onChange={(event) => {
          setTyped(Array.from(event.currentTarget.value).length)
          props.onChange?.(event)
        }}
      />
      <meter className={classes.meter} aria-hidden="true" max={min} value={Math.min(typed, min)} />
      <span className={classes.said} data-enough={enough} role="status">
        {enough ? signInTexts.longEnough(typed) : signInTexts.length(typed, min)}
      </span>
      <p className={classes.advice}>{signInTexts.advice}</p>
    </div>
  )
}
