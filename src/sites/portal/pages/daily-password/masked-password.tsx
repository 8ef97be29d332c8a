import { Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { dailyPasswordTexts } from '#sites/texts/daily-password.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import classes from './masked-password.module.css'
import type { useTimedSecret } from './use-timed-secret.ts'

/** Passing over the stars on the way elsewhere asks for nothing. */
const pointingMs = 250
const stars = '•••••-•••••'

type Props = {
  readonly held: ReturnType<typeof useTimedSecret<{ readonly password: string }>>
  /** Why it cannot be asked for yet. */
  readonly blocked?: boolean
}

/** Stars in place of the password until it is asked for, by pointing at them or by the button. */
export function MaskedPassword({ held, blocked = false }: Props): ReactElement {
  const { secret, isPending, secondsLeft, show, hide } = held
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [],
  )
  return (
    <div className={classes.line}>
      <span
        className={classes.value}
        data-shown={secret !== undefined}
        data-asked={isPending}
        onPointerEnter={({ pointerType }) => {
          if (pointerType !== 'touch' && !blocked) timer.current = setTimeout(show, pointingMs)
        }}
        onPointerLeave={() => {
          clearTimeout(timer.current)
        }}
      >
        <span aria-hidden="true">{secret?.password ?? stars}</span>
      </span>
      <Spoken password={secret?.password} />
      <Button
        size="xs"
        variant="default"
        className={classes.button ?? ''}
        disabled={blocked}
        aria-label={secret ? dailyPasswordTexts.hide : dailyPasswordTexts.show}
        leftSection={secret ? <IconEyeOff size="0.9375rem" /> : <IconEye size="0.9375rem" />}
        onClick={secret ? hide : show}
      >
        {secret ? dailyPasswordTexts.hideIn(secondsLeft) : dailyPasswordTexts.show}
      </Button>
      <span className={classes.copy}>
        {secret && <CopyButton text={secret.password} what={dailyPasswordTexts.the} />}
      </span>
    </div>
  )
}

/** Heard letter by letter when it appears, and that it is masked again when it goes. */
function Spoken({ password }: { readonly password: string | undefined }): ReactElement {
  return (
    <span role="status" aria-live="polite" className={classes.spoken}>
      {password === undefined
        ? dailyPasswordTexts.masked
        : dailyPasswordTexts.said(spelled(password))}
    </span>
  )
}

function spelled(password: string): string {
  return Array.from(password)
    .map((letter) => (letter === '-' ? dailyPasswordTexts.dash : letter))
    .join(', ')
}
