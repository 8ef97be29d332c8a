import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useShortcut } from '#sites/ui/use-shortcut.ts'
import classes from './clients-search.module.css'

const pauseMs = 80

type Props = { readonly value: string; readonly onChange: (value: string) => void }

/** Typing never waits for the list: the letters stay here and go on after a short pause. */
export function ClientsSearch({ value, onChange }: Props): ReactElement {
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
  const change = (next: string): void => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setSent(next)
      onChange(next)
    }, pauseMs)
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
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={17} />}
      rightSection={typed === '' ? <kbd className={classes.key}>/</kbd> : clear}
      onChange={({ currentTarget }) => {
        change(currentTarget.value)
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') change('')
      }}
    />
  )
}
