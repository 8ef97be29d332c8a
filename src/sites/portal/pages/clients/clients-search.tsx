import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useShortcut } from '#sites/ui/use-shortcut.ts'
import classes from './clients-search.module.css'

const pauseMs = 80

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The arrow down: from the search to the list. */
  readonly onDown: () => void
  /** Enter: the first client found for this search; undefined when the typing goes on. */
  readonly onOpen: (search: string | undefined) => void
}

/** Typing never waits for the list: the letters stay here and go on after a short pause. */
export function ClientsSearch({ value, onChange, onDown, onOpen }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [typed, setTyped] = useState(value)
  const [sent, setSent] = useState(value)
  if (value !== sent) {
    // Changed from elsewhere: filters cleared, or a page back.
    setSent(value)
    setTyped(value)
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [],
  )
  useShortcut('/', () => {
    input.current?.focus()
    input.current?.select()
  })
  const send = (next: string): void => {
    clearTimeout(timer.current)
    setSent(next)
    if (next !== sent) onChange(next)
  }
  const change = (next: string): void => {
    setTyped(next)
    onOpen(undefined)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      send(next)
    }, pauseMs)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') change('')
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      onDown()
    }
    if (event.key === 'Enter' && typed.trim() !== '') {
      send(typed)
      onOpen(typed)
    }
  }
  const clear = (
    <CloseButton
      size="sm"
      aria-label={clientsTexts.clearSearch}
      onClick={() => {
        change('')
        input.current?.focus()
      }}
    />
  )
  return (
    <TextInput
      ref={input}
      className={classes.search ?? ''}
      aria-label={clientsTexts.search}
      aria-keyshortcuts="/"
      placeholder={clientsTexts.searchHint}
      value={typed}
      maxLength={searchCharactersMax}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={17} />}
      rightSection={typed === '' ? <kbd className={classes.key}>/</kbd> : clear}
      onChange={({ currentTarget }) => {
        change(currentTarget.value)
      }}
      onKeyDown={press}
    />
  )
}
