import { Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactElement } from 'react'
import { parseOgecCode } from '#base/ogec-code.ts'
import { raiseAscii } from '#base/uai.ts'
import { clientFormTexts } from '#sites/texts/client-form.ts'
import classes from './client-fields.module.css'
import type { TypedClient } from './typed-client-fields.ts'

/** Raised while typed; a code that looks like a UAI with a wrong letter warns and offers the right one. */
export function OgecField({ form }: { form: UseFormReturnType<TypedClient> }): ReactElement {
  const typed = form.getValues().ogec
  const parsed = parseOgecCode(typed)
  const suggestion = parsed.ok ? parsed.warning?.suggestion : undefined
  return (
    <div className={classes.ogec}>
      <TextInput
        {...form.getInputProps('ogec')}
        label={clientFormTexts.ogec}
        description={clientFormTexts.ogecHint}
        required
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        onChange={({ currentTarget: { value } }) => {
          form.setFieldValue('ogec', raiseAscii(value.trimStart()))
        }}
        onBlur={() => {
          form.setFieldValue('ogec', typed.trim())
          if (typed.trim() !== '') form.validateField('ogec')
        }}
      />
      <div role="status" className={classes.warning}>
        {suggestion !== undefined && (
          <>
            <span>{clientFormTexts.uaiWarning(suggestion)}</span>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.setFieldValue('ogec', suggestion)
              }}
            >
              {clientFormTexts.uaiCorrect(suggestion)}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
