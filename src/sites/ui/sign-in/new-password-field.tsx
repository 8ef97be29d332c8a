import type { PasswordInputProps } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'
import classes from './new-password-field.module.css'
import { PasswordField } from './password-field.tsx'

/** The same length as the server asks for, which has the last word. */
export const charactersMin = 15

/** A password to choose: the rules, and how far one is. */
export function NewPasswordField(props: PasswordInputProps): ReactElement {
  const [typed, setTyped] = useState(0)
  const enough = typed >= charactersMin
  return (
    <div className={classes.field}>
      <PasswordField
        {...props}
        autoComplete="new-password"
        description={signInTexts.rules(charactersMin)}
        onChange={(event) => {
          setTyped(Array.from(event.currentTarget.value).length)
          props.onChange?.(event)
        }}
      />
      <meter
        className={classes.meter}
        aria-hidden="true"
        max={charactersMin}
        value={Math.min(typed, charactersMin)}
      />
      <span className={classes.said} data-enough={enough} role="status">
        {enough ? signInTexts.longEnough(typed) : signInTexts.length(typed, charactersMin)}
      </span>
      <p className={classes.advice}>{signInTexts.advice}</p>
    </div>
  )
}
