import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Contract } from '#contracts/licences.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { api } from '#sites/portal/api.ts'
import { EditForm } from '#sites/ui/edit-form.tsx'
import { MergeNotice } from '#sites/ui/merge-notice.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors } from '#sites/ui/refusal-of.ts'
import { useConcurrentEdit } from '#sites/ui/use-concurrent-edit.ts'
import classes from './licences-tab.module.css'
import {
  contractBodyOf,
  contractChecks,
  shownContractField,
  typedContractOf,
  type TypedContract,
} from './typed-contract.ts'
import { useRefreshLicences } from './use-refresh-licences.ts'

type Props = {
  readonly clientId: string
  readonly contract: Contract | null
  readonly onDone: () => void
}

export function ContractForm({ clientId, contract, onDone }: Props): ReactElement {
  const refresh = useRefreshLicences(clientId)
  const form = useForm<TypedContract>({
    initialValues: typedContractOf(contract),
    validate: contractChecks,
  })
  const edit = useConcurrentEdit<TypedContract>({
    loaded: { fields: form.getInitialValues(), version: contract?.version ?? null },
    read: (current) => ({
      fields: typedContractOf(current as Contract | null),
      version: (current as Contract | null)?.version ?? null,
    }),
    typed: form.getValues,
    setTyped: form.setValues,
  })
  const saving = useMutation({
    mutationFn: (typed: TypedContract) =>
      api('PUT /api/clients/:clientId/contract', {
        params: { clientId },
        body: { ...contractBodyOf(typed), version: edit.version },
      }),
    onSuccess: async () => {
      await refresh()
      sayDone(licencesTexts.contractSaved)
      onDone()
    },
    onError: (error) => {
      if (!edit.absorb(error)) form.setErrors(fieldErrors(error))
    },
  })
  return (
    <EditForm form={form} saving={saving} undecided={edit.undecided} onClose={onDone}>
      <MergeNotice
        conflict={edit.conflict}
        labels={labels}
        show={shownContractField}
        onChoose={edit.choose}
      />
      <Checkbox.Group {...form.getInputProps('modules')} label={labels.modules} required>
        <div className={classes.boxes}>
          {Object.entries(moduleTexts).map(([module, label]) => (
            <Checkbox key={module} value={module} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        {...form.getInputProps('pupilsMax')}
        label={labels.pupilsMax}
        required
        inputMode="numeric"
        maxLength={7}
      />
      <div className={classes.fields}>
        <TextInput
          {...form.getInputProps('startsOn')}
          label={labels.startsOn}
          type="date"
          required
        />
        <TextInput {...form.getInputProps('endsOn')} label={labels.endsOn} type="date" required />
      </div>
    </EditForm>
  )
}

const labels: Readonly<Record<keyof TypedContract, string>> = licencesTexts
