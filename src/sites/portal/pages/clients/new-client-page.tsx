import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { clientFormTexts } from '#sites/texts/client-form.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { api } from '#sites/portal/api.ts'
import { focusFirstError } from '#sites/ui/focus-first-error.ts'
import classes from '#sites/ui/form.module.css'
import { lastList } from '#sites/portal/last-list.ts'
import { LinkButton } from '#sites/ui/link-button.tsx'
import { LeaveGuard } from '#sites/ui/leave-guard.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { useAccount } from '#sites/portal/session.ts'
import { ClientFields } from './client-fields.tsx'
import { clientQuery } from './client-query.ts'
import { clientBodyOf, clientChecks, emptyClient, type TypedClient } from './typed-client-fields.ts'

export function NewClientPage(): ReactElement {
  const { distributor } = useAccount()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<TypedClient>({
    initialValues: emptyClient(distributor?.id ?? ''),
    validate: clientChecks,
  })
  const creating = useMutation({
    mutationFn: (typed: TypedClient) => api('POST /api/clients', { body: clientBodyOf(typed) }),
    onSuccess: async (client) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, client)
      void queryClient.invalidateQueries({ queryKey: ['clients'] })
      sayDone(clientFormTexts.created(client.name))
      await navigate({
        to: '/clients/$clientId',
        params: { clientId: client.id },
        replace: true,
        ignoreBlocker: true,
      })
    },
    onError: (error) => {
      const taken = refusalOf(error, 'ogec-taken')
      form.setErrors(taken ? { ogec: taken.title } : fieldErrors(error))
    },
  })
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <PageTitle title={clientFormTexts.title} />
      <p className={page.quiet}>{clientFormTexts.intro}</p>
      <Section title={clientFormTexts.identity}>
        <form
          noValidate
          className={classes.form}
          onSubmit={form.onSubmit((typed) => {
            creating.mutate(typed)
          }, focusFirstError)}
        >
          <RefusalPanel error={creating.error} />
          <ClientFields form={form} />
          <div className={classes.actions}>
            <LinkButton to="/" search={lastList} variant="default">
              {commonTexts.cancel}
            </LinkButton>
            <Button type="submit" loading={creating.isPending}>
              {clientFormTexts.create}
            </Button>
          </div>
        </form>
      </Section>
      <LeaveGuard when={form.isDirty() && !creating.isSuccess} />
    </div>
  )
}
