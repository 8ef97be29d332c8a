import { ActionIcon, Button } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { SavedView } from '#contracts/saved-views.ts'
import { savedViewsTexts } from '#sites/texts/saved-views.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { useDropPanel } from '#sites/ui/use-drop-panel.ts'
import { useOwnColumns } from '../clients/own-columns.ts'
import { rememberOpenedView, useOpenedView } from './opened-view.ts'
import { queryOf, type ReadView } from './read-view.ts'
import classes from './saved-views.module.css'
import { useRemoveView, useRenameView, useSaveView, useUpdateView } from './use-views.ts'
import { ViewDialog } from './view-dialog.tsx'

type View = SavedView & ReadView

type Props = {
  readonly search: ListSearch
  readonly views: readonly View[]
  /** The one whose list is shown. */
  readonly current: View | undefined
  readonly onChange: (search: ListSearch) => void
}

/** « Vues »: one's own, by name; the one that is open is named. */
export function ViewsPanel({ search, views, current, onChange }: Props): ReactElement {
  const { open, area, opener, id, toggle, close } = useDropPanel()
  const [named, setNamed] = useState<View | 'new'>()
  const openedId = useOpenedView()
  const opened = views.find((view) => view.id === openedId)
  const own = useOwnColumns()
  const update = useUpdateView()
  const remove = useRemoveView()
  const shown = queryOf({ ...search, colonnes: search.colonnes ?? own?.join('.') })
  const changed = current === undefined ? opened : undefined
  const show = (view: View): void => {
    rememberOpenedView(view.id)
    onChange(view.search)
  }
  return (
    <div ref={area} className={`${classes.area} ${classes.first}`}>
      <Button
        ref={opener}
        size="sm"
        variant="default"
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconBookmark size="1rem" aria-hidden="true" />}
        rightSection={<IconChevronDown size="0.875rem" aria-hidden="true" />}
        className={classes.opener ?? ''}
        onClick={toggle}
      >
        <Label view={current ?? changed} isChanged={changed !== undefined} />
      </Button>
      <div
        id={id}
        hidden={!open}
        role="group"
        aria-label={savedViewsTexts.own}
        className={classes.panel}
      >
        {views.length === 0 && <p className={classes.none}>{savedViewsTexts.none}</p>}
        <ul className={classes.list}>
          {views.map((view) => (
            <li key={view.id} className={classes.row}>
              <button
                type="button"
                aria-current={view === current}
                className={classes.item}
                onClick={() => {
                  close()
                  show(view)
                }}
              >
                {view.name}
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={savedViewsTexts.rename(view.name)}
                title={savedViewsTexts.rename(view.name)}
                onClick={() => {
                  close()
                  setNamed(view)
                }}
              >
                <IconPencil size="1rem" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={savedViewsTexts.remove(view.name)}
                title={savedViewsTexts.remove(view.name)}
                onClick={() => {
                  close()
                  remove(view)
                }}
              >
                <IconTrash size="1rem" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {changed !== undefined && (
          <button
            type="button"
            className={classes.item}
            onClick={() => {
              close()
              update({ ...changed, query: shown })
              onChange({ ...search, colonnes: search.colonnes ?? own?.join('.') })
            }}
          >
            {savedViewsTexts.update(changed.name)}
          </button>
        )}
        <button
          type="button"
          className={classes.item}
          onClick={() => {
            close()
            setNamed('new')
          }}
        >
          {savedViewsTexts.save}
        </button>
      </div>
      {named === 'new' && (
        <SaveDialog
          query={shown}
          onClose={() => {
            setNamed(undefined)
          }}
          onSaved={({ id }) => {
            rememberOpenedView(id)
            onChange({ ...search, colonnes: search.colonnes ?? own?.join('.') })
          }}
        />
      )}
      {named !== undefined && named !== 'new' && (
        <RenameDialog
          view={named}
          onClose={() => {
            setNamed(undefined)
          }}
        />
      )}
    </div>
  )
}

type LabelProps = { readonly view: View | undefined; readonly isChanged: boolean }

/** A long name is cut, never that it is changed. */
function Label({ view, isChanged }: LabelProps): ReactElement {
  if (view === undefined) return <>{savedViewsTexts.views}</>
  return (
    <span className={classes.label} title={view.name}>
      <span className={classes.hidden}>{savedViewsTexts.view}</span>
      <span className={classes.name}>{view.name}</span>
      {isChanged && <span className={classes.changed}>{savedViewsTexts.changed}</span>}
    </span>
  )
}

type SaveProps = {
  readonly query: string
  readonly onClose: () => void
  readonly onSaved: (view: SavedView) => void
}

function SaveDialog({ query, onClose, onSaved }: SaveProps): ReactElement {
  const saving = useSaveView((view) => {
    onClose()
    onSaved(view)
  })
  return (
    <ViewDialog
      title={savedViewsTexts.saveTitle}
      hint={savedViewsTexts.saveHint}
      name=""
      saving={{
        ...saving,
        mutate: (name) => {
          saving.mutate({ name, query })
        },
      }}
      onClose={onClose}
    />
  )
}

function RenameDialog({ view, onClose }: { view: View; onClose: () => void }): ReactElement {
  const saving = useRenameView(view, onClose)
  return (
    <ViewDialog
      title={savedViewsTexts.renameTitle(view.name)}
      name={view.name}
      saving={saving}
      onClose={onClose}
    />
  )
}
