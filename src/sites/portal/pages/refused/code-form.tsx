import { Button, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { refusedTexts } from '#sites/texts/refused.ts'
import { Section } from '#sites/ui/section.tsx'
import { codeOf } from './code-of.ts'
import classes from './refused-page.module.css'

type Props = { readonly code: string; readonly onAsk: (code: string) => void }

/** The code of the refusal, as the school reads it on the phone. */
export function CodeForm({ code, onAsk }: Props): ReactElement {
  const [typed, setTyped] = useState(code)
  const [missing, setMissing] = useState(false)
  return (
    <Section title={refusedTexts.byCode}>
      <form
        noValidate
        className={classes.code}
        onSubmit={(event) => {
          event.preventDefault()
          const asked = codeOf(typed)
          setMissing(asked === '')
          if (asked !== '') onAsk(asked)
        }}
      >
        <TextInput
          label={refusedTexts.code}
          description={refusedTexts.codeHint}
          error={missing ? commonTexts.required : undefined}
          value={typed}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
          }}
        />
        <Button type="submit">{refusedTexts.explain}</Button>
      </form>
    </Section>
  )
}
