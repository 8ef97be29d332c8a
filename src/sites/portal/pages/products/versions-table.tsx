import type { ReactElement } from 'react'
import type { ProductVersion } from '#contracts/product-versions.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { productsTexts } from '#sites/texts/products.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { day } from '#sites/ui/dates.ts'
import { ProductStateBadge } from '#sites/ui/product-state-badge.tsx'
import { SchoolsLink } from './schools-link.tsx'
import { VersionActions } from './version-actions.tsx'
import classes from './products.module.css'

type Props = {
  readonly label: string
  readonly versions: readonly ProductVersion[]
  readonly onEdit: (version: ProductVersion) => void
}

export function VersionsTable({ label, versions, onEdit }: Props): ReactElement {
  return (
    <DataTable
      label={label}
      rows={versions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'version',
          label: productsTexts.version,
          render: ({ version }) => <strong className={classes.version}>{version}</strong>,
        },
        {
          key: 'releasedOn',
          label: productsTexts.releasedOn,
          render: ({ releasedOn }) => day(releasedOn),
        },
        {
          key: 'state',
          label: productsTexts.state,
          render: ({ state }) => <ProductStateBadge state={state} />,
        },
        { key: 'schools', label: productsTexts.schools, render: SchoolsLink },
        {
          key: 'note',
          label: productsTexts.note,
          render: ({ note }) => <span className={classes.note}>{note ?? commonTexts.none}</span>,
        },
        {
          key: 'actions',
          label: productsTexts.actions,
          wide: true,
          render: (version) => (
            <VersionActions version={version} versions={versions} onEdit={onEdit} />
          ),
        },
      ]}
    />
  )
}
