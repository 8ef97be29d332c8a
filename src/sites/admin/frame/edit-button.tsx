import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import type { Editing } from '../session.ts'

type Props = { readonly editing: Editing; readonly onEdit: () => void }

/** « Modifier », greyed while it would be refused: why is said on the page. */
export function EditButton({ editing, onEdit }: Props): ReactElement {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPencil size="0.9375rem" />}
      disabled={!editing.allowed}
      onClick={onEdit}
    >
      {commonTexts.edit}
    </Button>
  )
}
