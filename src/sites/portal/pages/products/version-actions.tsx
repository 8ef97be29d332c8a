import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { ProductVersion } from '#contracts/product-versions.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { productsTexts } from '#sites/texts/products.ts'
import { api } from '#sites/portal/api.ts'
import { useUndoable } from '#sites/ui/use-undoable.ts'
import { productNames } from './product-names.ts'
import { productsQuery } from './products-query.ts'
import classes from './products.module.css'

type Props = {
  readonly version: ProductVersion
  /** All of its product. */
  readonly versions: readonly ProductVersion[]
  readonly onEdit: (version: ProductVersion) => void
}

/** What can be done with one version. One that schools run is not removed: nothing offers it. */
export function VersionActions({ version: row, versions, onEdit }: Props): ReactElement {
  const { makeCurrent, remove, isBusy } = useVersionActions(row, versions)
  const { product, version, state, schools } = row
  const name = productNames[product]
  const button = { size: 'compact-sm', variant: 'default', disabled: isBusy } as const
  return (
    <div className={classes.actions}>
      <Button
        {...button}
        aria-label={productsTexts.editOne(name, version)}
        onClick={() => {
          onEdit(row)
        }}
      >
        {commonTexts.edit}
      </Button>
      {state !== 'current' && (
        <Button
          {...button}
          aria-label={productsTexts.makeCurrentOne(name, version)}
          onClick={makeCurrent}
        >
          {productsTexts.makeCurrent}
        </Button>
      )}
      {(schools ?? 0) === 0 && (
        <Button {...button} aria-label={productsTexts.removeOne(name, version)} onClick={remove}>
          {productsTexts.remove}
        </Button>
      )}
    </div>
  )
}

function useVersionActions(row: ProductVersion, versions: readonly ProductVersion[]) {
  const queryClient = useQueryClient()
  const name = productNames[row.product]
  const refresh = () => queryClient.invalidateQueries(productsQuery)
  const changing = useUndoable<ProductVersion>()
  const removing = useUndoable()
  return {
    isBusy: changing.isPending || removing.isPending,
    makeCurrent: () => {
      const former = versions.find(({ state }) => state === 'current')
      changing.mutate({
        refresh,
        act: () => save({ ...row, state: 'current' }),
        said: productsTexts.madeCurrent(name, row.version),
        stillSo: async () => (await currentOf(row.product))?.id === row.id,
        undo: async () => {
          await save(row)
          if (former) await save(former)
        },
      })
    },
    remove: () => {
      const { product, version, releasedOn, state, note } = row
      removing.mutate({
        refresh,
        act: () =>
          api('DELETE /api/product-versions/:versionId', { params: { versionId: row.id } }),
        said: productsTexts.removed(name, version),
        // Put back as the current one, it must not take the place of another chosen since.
        stillSo: async () => state !== 'current' || (await currentOf(product)) === undefined,
        undo: () =>
          api('POST /api/product-versions', {
            body: { product, version, releasedOn, state, note },
          }),
      })
    },
  }
}

function save({ id, version, releasedOn, state, note }: ProductVersion): Promise<ProductVersion> {
  return api('PUT /api/product-versions/:versionId', {
    params: { versionId: id },
    body: { version, releasedOn, state, note },
  })
}

async function currentOf(product: ProductVersion['product']): Promise<ProductVersion | undefined> {
  const { versions } = await api('GET /api/product-versions')
  return versions.find((row) => row.product === product && row.state === 'current')
}
