import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { ProductVersions } from '#contracts/product-versions.ts'
import { productsTexts } from '#sites/texts/products.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import { SchoolsLink } from './schools-link.tsx'

type Props = { readonly data: ProductVersions; readonly onAdd: (version: string) => void }

/** What attached machines run and the list does not know; nothing while there is none. */
export function UnknownVersions({ data, onAdd }: Props): ReactElement | null {
  const { unknown, unknownTotal } = data
  if (unknown.length === 0) return null
  return (
    <Section title={productsTexts.unknownTitle}>
      <p className={page.quiet}>{productsTexts.unknown}</p>
      <DataTable
        label={productsTexts.unknownTitle}
        rows={unknown}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'version',
            label: productsTexts.version,
            render: ({ version }) => <strong>{version}</strong>,
          },
          { key: 'schools', label: productsTexts.schools, render: SchoolsLink },
          {
            key: 'actions',
            label: productsTexts.actions,
            wide: true,
            render: ({ version }) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={productsTexts.addToListOne(version)}
                onClick={() => {
                  onAdd(version)
                }}
              >
                {productsTexts.addToList}
              </Button>
            ),
          },
        ]}
      />
      {unknown.length < unknownTotal && (
        <p className={page.note}>{productsTexts.unknownOnly(unknown.length, unknownTotal)}</p>
      )}
    </Section>
  )
}
