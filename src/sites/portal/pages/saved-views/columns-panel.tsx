import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, type ReactElement } from 'react'
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
  const names = wanted.map(({ name }) => name)
  const list = useRef<HTMLUListElement>(null)
  const pressed = useRef<{ readonly name: string; readonly control: string }>(undefined)
  useLayoutEffect(() => {
    // A row that moves lets go of the focus, as does a button that is at the edge now.
    if (pressed.current === undefined) return
    const { name, control } = pressed.current
    const row = list.current?.querySelector(`[data-column="${name}"]`)
    const there = row?.querySelector<HTMLElement>(`${control}:not([disabled])`)
    ;(there ?? row?.querySelector<HTMLElement>('button:not([disabled])'))?.focus()
    pressed.current = undefined
  })
  const move = (index: number, by: 1 | -1): void => {
    const name = names[index]
    if (name === undefined) return
    pressed.current = { name, control: `button:nth-of-type(${by < 0 ? 1 : 2})` }
    choose(names.toSpliced(index, 1).toSpliced(index + by, 0, name))
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
          {[...wanted, ...without(known, wanted)].map(({ name, label }, index) => (
            <li key={name} data-column={name} className={classes.row}>
              <Checkbox
                className={classes.check ?? ''}
                label={label}
                checked={wanted.length > index}
                disabled={name === 'name'}
                description={
                  index < wanted.length && !fitting.some((column) => column.name === name)
                    ? savedViewsTexts.noRoom
                    : undefined
                }
                onChange={({ currentTarget }) => {
                  pressed.current = { name, control: 'input' }
                  const others = names.filter((other) => other !== name)
                  choose(currentTarget.checked ? [...others, name] : others)
                }}
              />
              {index < wanted.length && (
                <>
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
                </>
              )}
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

const mutationKey = ['list-columns']

/** Shown at once, then kept; null: as they come. */
function useChooseColumns(
  search: ListSearch,
  onChange: (search: ListSearch) => void,
): (columns: readonly string[] | null) => void {
  const queryClient = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (columns: string[] | null) => api('PUT /api/list-columns', { body: { columns } }),
    onError: sayRefused,
    onSettled: async () => {
      // The last of several choices says what stands.
      if (queryClient.isMutating({ mutationKey }) === 1)
        await queryClient.invalidateQueries(savedViewsQuery)
    },
    mutationKey,
    scope: { id: 'list-columns' },
  })
  return (columns) => {
    if (search.colonnes !== undefined) {
      onChange({ ...search, colonnes: columns?.join('.') })
      return
    }
    const chosen = columns === null ? null : [...columns]
    // What is still on its way was asked before.
    void queryClient.cancelQueries(savedViewsQuery, { revert: false })
    queryClient.setQueryData(
      savedViewsQuery.queryKey,
      (views) => views && { ...views, columns: chosen },
    )
    mutate(chosen)
  }
}
