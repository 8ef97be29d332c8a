import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { NewLink, StaffMember } from '#contracts/staff.ts'
import { staffTexts } from '#sites/texts/administration.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { frameTexts } from '#sites/texts/frame.ts'
import { api } from '#sites/portal/api.ts'
import { checkMail, checkRequired } from '#sites/ui/checks.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'
import { EditDialog } from '#sites/ui/edit-form.tsx'
import { fieldErrors, refusalOf } from '#sites/ui/refusal-of.ts'
import { staffQuery } from './staff-query.ts'

type Props = {
  /** Absent: somebody to invite. */
  readonly member: StaffMember | undefined
  readonly onInvited: (invitation: NewLink) => void
  readonly onClose: () => void
}
type Typed = { mail: string; name: string; role: StaffMember['role']; distributorId: string }

export function MemberModal({ member, onInvited, onClose }: Props): ReactElement {
  const { data: distributors = [] } = useQuery(distributorsQuery)
  const form = useForm<Typed>({ initialValues: typedOf(member), validate: checks })
  const saving = useSaveMember(member, onInvited, onClose, (error) => {
    const taken = refusalOf(error, 'mail-taken')
    form.setErrors(taken ? { mail: taken.title } : fieldErrors(error))
  })
  const { role } = form.getValues()
  return (
    <EditDialog
      form={form}
      saving={saving}
      saveLabel={member ? commonTexts.save : staffTexts.send}
      onClose={onClose}
      title={member ? staffTexts.editTitle(member.name) : staffTexts.inviteTitle}
    >
      <TextInput
        {...form.getInputProps('name')}
        label={staffTexts.name}
        required
        maxLength={80}
        data-autofocus
      />
      {!member && (
        <TextInput
          {...form.getInputProps('mail')}
          label={staffTexts.mail}
          type="email"
          required
          autoComplete="off"
        />
      )}
      <NativeSelect
        {...form.getInputProps('role')}
        label={staffTexts.role}
        data={[
          { value: 'technicien', label: frameTexts.technicien },
          { value: 'administrateur', label: frameTexts.administrateur },
        ]}
      />
      <NativeSelect
        {...form.getInputProps('distributorId')}
        label={staffTexts.distributor}
        required={role === 'technicien'}
        data={[
          {
            value: '',
            label: role === 'technicien' ? staffTexts.chooseDistributor : staffTexts.noDistributor,
          },
          ...distributors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </EditDialog>
  )
}

function useSaveMember(
  member: StaffMember | undefined,
  onInvited: Props['onInvited'],
  onClose: () => void,
  onError: (error: unknown) => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ mail, distributorId, ...rights }: Typed) => {
      const body = { ...rights, distributorId: distributorId === '' ? null : distributorId }
      if (!member) return api('POST /api/staff', { body: { ...body, mail } })
      await api('PUT /api/staff/:staffId', { params: { staffId: member.id }, body })
      return undefined
    },
    onSuccess: async (invitation) => {
      onClose()
      if (invitation) onInvited(invitation)
      await queryClient.invalidateQueries(staffQuery)
    },
    onError,
  })
}

function typedOf(member: StaffMember | undefined): Typed {
  return {
    mail: member?.mail ?? '',
    name: member?.name ?? '',
    role: member?.role ?? 'technicien',
    distributorId: member?.distributor?.id ?? '',
  }
}

const checks = {
  name: checkRequired,
  mail: (mail: string) => checkRequired(mail) ?? checkMail(mail),
  distributorId: (distributorId: string, { role }: Typed) =>
    role === 'technicien' && distributorId === '' ? staffTexts.needsDistributor : null,
}
