import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { schoolRights, type SchoolRight, type SchoolRole } from '#contracts/permissions.ts'
import type { RefusalCode } from '#contracts/refusals.ts'
import type { SchoolMember } from '#contracts/school-accounts.ts'
import { rightTexts, roleTexts } from '#sites/texts/admin.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { schoolAccountTexts } from '#sites/texts/school-accounts.ts'
import { checkMail, checkRequired } from '#sites/ui/checks.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { sayDone } from '#sites/ui/notices.ts'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { api } from '../../api.ts'
import classes from './accounts.module.css'
import { accountsQuery } from './accounts-query.ts'

type Props = {
  /** Absent: somebody to invite. */
  readonly member: SchoolMember | undefined
  readonly onClose: () => void
}
type Typed = { name: string; mail: string; role: SchoolRole; rights: SchoolRight[] }

/** Refusals that are about the address. */
const ofMail: readonly RefusalCode[] = ['mail-taken', 'mail-of-another-school', 'staff-address']

export function MemberDialog({ member, onClose }: Props): ReactElement {
  const form = useForm<Typed>({ initialValues: typedOf(member), validate: checks })
  const saving = useSaveMember(member, onClose, (error) => {
    const problem = ofMail.map((code) => refusalOf(error, code)).find(Boolean)
    form.setErrors(problem ? { mail: problem.title } : fieldErrors(error))
  })
  const { role } = form.getValues()
  return (
    <EditDialog
      form={form}
      saving={saving}
      saveLabel={member ? commonTexts.save : schoolAccountTexts.send}
      onClose={onClose}
      title={member ? schoolAccountTexts.editTitle(member.name) : schoolAccountTexts.invite}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={schoolAccountTexts.name}
        required
        maxLength={80}
        data-autofocus
      />
      {!member && (
        <TextInput
          {...form.getInputProps('mail')}
          label={schoolAccountTexts.mail}
          type="email"
          required
          autoComplete="off"
          maxLength={254}
        />
      )}
      <NativeSelect
        {...form.getInputProps('role')}
        label={schoolAccountTexts.role}
        data={roles.map((value) => ({ value, label: roleTexts[value] }))}
      />
      {role === 'personnel' ? (
        <Checkbox.Group
          {...form.getInputProps('rights')}
          label={schoolAccountTexts.rights}
          description={schoolAccountTexts.rightsHint}
        >
          <div className={classes.rights}>
            {schoolRights.map((right) => (
              <Checkbox key={right} value={right} label={rightTexts[right]} />
            ))}
          </div>
        </Checkbox.Group>
      ) : (
        <p>{schoolAccountTexts.administratorHint}</p>
      )}
    </EditDialog>
  )
}

function useSaveMember(
  member: SchoolMember | undefined,
  onClose: () => void,
  onError: (error: unknown) => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ mail, ...typed }: Typed) => {
      const body = { ...typed, rights: typed.role === 'personnel' ? typed.rights : [] }
      return member
        ? api('PUT /api/school/accounts/:accountId', { params: { accountId: member.id }, body })
        : api('POST /api/school/accounts', { body: { ...body, mail } })
    },
    onSuccess: (accounts, { name, mail }) => {
      queryClient.setQueryData(accountsQuery.queryKey, accounts)
      onClose()
      sayDone(member ? schoolAccountTexts.saved(name) : schoolAccountTexts.invited(name, mail))
    },
    onError,
  })
}

const roles: readonly SchoolRole[] = ['personnel', 'administrateur-etablissement']

function typedOf(member: SchoolMember | undefined): Typed {
  return {
    name: member?.name ?? '',
    mail: member?.mail ?? '',
    role: member?.role ?? 'personnel',
    rights: [...(member?.rights ?? [])],
  }
}

const checks = {
  name: checkRequired,
  mail: (mail: string) => checkRequired(mail) ?? checkMail(mail),
}
