import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { timeZones } from '#base/time-zones.ts'
import { clientFormTexts } from '#sites/texts/client-form.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { useMay } from '#sites/portal/session.ts'
import classes from './client-fields.module.css'
import { OgecField } from './ogec-field.tsx'
import type { TypedClient } from './typed-client-fields.ts'

type Props = { readonly form: UseFormReturnType<TypedClient> }

/** The fields of a client, to create it and to change it. */
export function ClientFields({ form }: Props): ReactElement {
  const field = (name: keyof TypedClient) => ({
    ...form.getInputProps(name),
    label: clientFormTexts[name],
  })
  return (
    <div className={classes.fields}>
      <OgecField form={form} />
      <TextInput {...field('uai')} description={clientFormTexts.uaiHint} maxLength={20} />
      <TextInput {...field('name')} className={classes.wide ?? ''} required maxLength={120} />
      <Textarea {...field('address')} className={classes.wide ?? ''} rows={2} maxLength={300} />
      <TextInput {...field('postalCode')} maxLength={12} />
      <TextInput {...field('city')} required maxLength={80} />
      <TextInput {...field('phone')} type="tel" maxLength={30} />
      <TextInput {...field('mail')} type="email" maxLength={254} />
      <DistributorField {...field('distributorId')} />
      <NativeSelect
        {...field('timeZone')}
        description={clientFormTexts.timeZoneHint}
        inputWrapperOrder={belowInput}
        data={timeZones.map(({ zone, label }) => ({ value: zone, label }))}
      />
    </div>
  )
}

/** Chosen by the publisher; a technician's clients are those of his own distributor. */
function DistributorField(props: ReturnType<Props['form']['getInputProps']>): ReactElement {
  const assigns = useMay('clients:assign')
  const { data = [] } = useQuery(distributorsQuery)
  const all = data.map(({ id, name }) => ({ value: id, label: name }))
  const none = { value: '', label: clientFormTexts.noDistributor }
  if (!assigns)
    return (
      <NativeSelect {...props} disabled description={clientFormTexts.distributorFixed} data={all} />
    )
  return <NativeSelect {...props} data={[none, ...all]} />
}

const belowInput: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]
