import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useRef, type ReactElement } from 'react'
import { raiseAscii } from '#base/uai.ts'
import { Refusal } from '#contracts/refuse.ts'
import { onlineServiceTexts } from '#sites/texts/online-service.ts'
import { api } from '#sites/portal/api.ts'
import { brand } from '#sites/ui/brand.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import form from '#sites/ui/form.module.css'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useMay } from '#sites/portal/session.ts'
import { clientChecks } from '../clients/typed-client-fields.ts'
import { useRefreshOnlineService } from './online-service-query.ts'
import classes from './online-service.module.css'

type Props = { readonly clientId: string }
const service = brand.onlineService

/** The code is typed, not filled in: read on the phone, it proves that this is the right file. */
export function CreateServiceCard({ clientId }: Props): ReactElement {
  const refresh = useRefreshOnlineService(clientId)
  const field = useRef<HTMLInputElement>(null)
  const fields = useForm({ initialValues: { ogec: '' }, validate: { ogec: clientChecks.ogec } })
  const creating = useMutation({
    mutationFn: (body: { ogec: string }) =>
      api('POST /api/clients/:clientId/online-service', { params: { clientId }, body }),
    onSuccess: async ({ ogec }) => {
      await refresh()
      sayDone(onlineServiceTexts.created(service, ogec))
    },
    onError: (error) => {
      const said = fieldErrors(error)
      // The panel says what is wrong with the code; the field is only marked.
      if (error instanceof Refusal && said['ogec'] === undefined) fields.setErrors({ ogec: true })
      else fields.setErrors(said)
      requestAnimationFrame(() => field.current?.focus())
    },
  })
  if (!useMay('online-service:manage'))
    return (
      <Section title={onlineServiceTexts.createTitle(service)}>
        <p className={classes.quiet}>{onlineServiceTexts.cannotCreate(service)}</p>
      </Section>
    )
  return (
    <Section title={onlineServiceTexts.createTitle(service)}>
      <form
        noValidate
        className={`${form.form} ${classes.narrowForm}`}
        onSubmit={fields.onSubmit((typed) => {
          creating.mutate(typed)
        }, focusFirstError)}
      >
        <p className={classes.quiet}>{onlineServiceTexts.createIntro(service)}</p>
        <RefusalPanel error={creating.error} />
        {refusalOf(creating.error, 'ogec-differs-from-file') && (
          <div>
            <LinkButton to="/clients/$clientId" params={{ clientId }} size="xs" variant="default">
              {onlineServiceTexts.correctFile}
            </LinkButton>
          </div>
        )}
        <TextInput
          {...fields.getInputProps('ogec')}
          ref={field}
          label={onlineServiceTexts.ogec}
          description={onlineServiceTexts.ogecHint(brand.onPremise)}
          required
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          onChange={({ currentTarget: { value } }) => {
            fields.setFieldValue('ogec', raiseAscii(value.trimStart()))
          }}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={creating.isPending}>
            {onlineServiceTexts.create(service)}
          </Button>
        </div>
      </form>
    </Section>
  )
}
