import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { SavedView } from '#contracts/saved-views.ts'
import { savedViewsTexts } from '#sites/texts/saved-views.ts'
import { queryOf, type ReadView } from './read-view.ts'
import classes from './saved-views.module.css'
import { useUpdateView } from './use-views.ts'

type Props = { readonly view: SavedView & ReadView }

/** Says what of the view that is open exists no more, and offers to save it without. */
export function StaleView({ view }: Props): ReactElement {
  const update = useUpdateView()
  const what = view.setAside.map(([name, value]) =>
    name === 'colonnes' ? savedViewsTexts.column(value) : savedViewsTexts.setting(name, value),
  )
  return (
    <div className={classes.stale}>
      <span role="status">{savedViewsTexts.stale(view.name, what.join(', '))}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          update({ id: view.id, name: view.name, query: queryOf(view.search) })
        }}
      >
        {savedViewsTexts.putRight}
      </Button>
    </div>
  )
}
