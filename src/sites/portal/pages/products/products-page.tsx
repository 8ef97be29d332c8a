import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { Product, ProductVersion } from '#contracts/product-versions.ts'
import { productsTexts } from '#sites/texts/products.ts'
import { EmptyState } from '#sites/ui/empty-state.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { productNames } from './product-names.ts'
import { productsQuery } from './products-query.ts'
import { UnknownVersions } from './unknown-versions.tsx'
import { VersionDialog, type EditedVersion } from './version-dialog.tsx'
import { VersionsTable } from './versions-table.tsx'

/** Administration, Produits: the versions that schools have installed, as the publisher keeps the list of them. */
export function ProductsPage(): ReactElement {
  const { data, error, refetch } = useQuery(productsQuery)
  const [edited, setEdited] = useState<EditedVersion>()
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={productsTexts.title} />
      </div>
      <p className={page.quiet}>{productsTexts.intro}</p>
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={10} />}
      {data && (
        <>
          {products.map((product) => (
            <ProductSection
              key={product}
              product={product}
              versions={data.versions.filter((version) => version.product === product)}
              onEdit={setEdited}
            />
          ))}
          <UnknownVersions
            data={data}
            onAdd={(version) => {
              setEdited({ product: 'agent', version })
            }}
          />
        </>
      )}
      {edited && (
        <VersionDialog
          edited={edited}
          onClose={() => {
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}

const products = Object.keys(productNames) as readonly Product[]

type Props = {
  readonly product: Product
  readonly versions: readonly ProductVersion[]
  readonly onEdit: (edited: EditedVersion) => void
}

function ProductSection({ product, versions, onEdit }: Props): ReactElement {
  const name = productNames[product]
  return (
    <Section
      title={name}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="0.9375rem" />}
          aria-label={productsTexts.addOf(name)}
          onClick={() => {
            onEdit({ product })
          }}
        >
          {productsTexts.add}
        </Button>
      }
    >
      {versions.length === 0 ? (
        <EmptyState title={productsTexts.noneTitle} text={productsTexts.none(name)} />
      ) : (
        <VersionsTable label={name} versions={versions} onEdit={onEdit} />
      )}
      {product === 'on-premise' && versions.length > 0 && (
        <p className={page.note}>{productsTexts.notCounted(name)}</p>
      )}
    </Section>
  )
}
