import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactElement } from 'react'
import { savedViewsTexts } from '#sites/texts/saved-views.ts'
import { api } from '#sites/portal/api.ts'
import type { ListSearch } from '#sites/portal/last-list.ts'
import { sayRefused } from '#sites/ui/notices.ts'
import { useDropPanel } from '#sites/ui/use-drop-panel.ts'
import { columnsThatFit, useColumns, useWantedColumns, type Column } from '../clients/columns.ts'
import { savedViewsQuery } from '../clients/own-columns.ts'
import { useRoom } from '../clients/use-room.ts'
import classes from './saved-views.module.css'

type Props = {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** « Colonnes »: which ones and in which order; of the view that is open, else one's own from now on. */
export function ColumnsPanel({ search, onChange }: Props): ReactElement {
  const { open, area, opener, id, toggle } = useDropPanel()
  const known = useColumns()
  const wanted = useWantedColumns(search)
  const fitting = columnsThatFit(wanted, useRoom())
  const choose = useChooseColumns(search, onChange)
  const moved = useRef<string>(undefined)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // The button that was pressed went with its row, or is at the edge now: its sibling takes the focus.
    if (moved.current === undefined) return
    const row = list.current?.querySelector(`[data-column="${moved.current}"]`)
    if (row && !row.contains(document.activeElement))
      row.querySelector<HTMLElement>('button:not([disabled])')?.focus()
    moved.current = undefined
  })
  const move = (index: number, by: 1 | -1): void => {
    const names = wanted.map(({ name }) => name)
    const [name] = names.splice(index, 1)
    if (name === undefined) return
    moved.current = name
    choose(names.toSpliced(index + by, 0, name))
  }
  return (
    <div ref={area} className={classes.area}>
      <Button
        ref={opener}
        size="sm"
        variant="default"
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconColumns3 size="1rem" aria-hidden="true" />}
        className={classes.opener ?? ''}
        onClick={toggle}
      >
        {savedViewsTexts.columns}
      </Button>
      <div
        id={id}
        hidden={!open}
        role="group"
        aria-label={savedViewsTexts.columnsTitle}
        className={classes.panel}
      >
        {search.colonnes !== undefined && (
          <p className={classes.none}>{savedViewsTexts.columnsOfView}</p>
        )}
        <ul ref={list} className={classes.list}>
          {wanted.map(({ name, label }, index) => (
            <li key={name} data-column={name} className={classes.row}>
              <Checkbox
                className={classes.check ?? ''}
                label={label}
                checked
                disabled={name === 'name'}
                description={
                  fitting.some((column) => column.name === name)
                    ? undefined
                    : savedViewsTexts.noRoom
                }
                onChange={() => {
                  choose(wanted.map((column) => column.name).filter((other) => other !== name))
                }}
              />
              <Step
                label={savedViewsTexts.before(label)}
                Icon={IconArrowUp}
                disabled={index === 0}
                onStep={() => {
                  move(index, -1)
                }}
              />
              <Step
                label={savedViewsTexts.after(label)}
                Icon={IconArrowDown}
                disabled={index === wanted.length - 1}
                onStep={() => {
                  move(index, 1)
                }}
              />
            </li>
          ))}
          {without(known, wanted).map(({ name, label }) => (
            <li key={name} data-column={name} className={classes.row}>
              <Checkbox
                className={classes.check ?? ''}
                label={label}
                checked={false}
                onChange={() => {
                  choose([...wanted.map((column) => column.name), name])
                }}
              />
            </li>
          ))}
        </ul>
        <button
          type="button"
          className={classes.item}
          onClick={() => {
            choose(null)
          }}
        >
          {savedViewsTexts.reset}
        </button>
      </div>
    </div>
  )
}

type StepProps = {
  readonly label: string
  readonly Icon: typeof IconArrowUp
  readonly disabled: boolean
  readonly onStep: () => void
}

function Step({ label, Icon, disabled, onStep }: StepProps): ReactElement {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onStep}
    >
      <Icon size="1rem" />
    </ActionIcon>
  )
}

function without(known: readonly Column[], wanted: readonly Column[]): readonly Column[] {
  return known.filter((column) => !wanted.includes(column))
}

/** Shown at once, then kept; null: as they come. */
function useChooseColumns(
  search: ListSearch,
  onChange: (search: ListSearch) => void,
): (columns: readonly string[] | null) => void {
  const queryClient = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (columns: string[] | null) => api('PUT /api/list-columns', { body: { columns } }),
    onMutate: async (columns) => {
      await queryClient.cancelQueries(savedViewsQuery)
      queryClient.setQueryData(savedViewsQuery.queryKey, (views) => views && { ...views, columns })
    },
    onError: (error) => {
      sayRefused(error)
      void queryClient.invalidateQueries(savedViewsQuery)
    },
    scope: { id: 'list-columns' },
  })
  return (columns) => {
    if (search.colonnes !== undefined) onChange({ ...search, colonnes: columns?.join('.') })
    else mutate(columns === null ? null : [...columns])
  }
}
