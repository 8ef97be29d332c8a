import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
} from 'react'
import { clientsTexts } from '#sites/texts/clients.ts'
import { useShortcut } from '#sites/ui/use-shortcut.ts'
import classes from './clients-search.module.css'
import { searchCharactersMax } from './list-search.ts'
import { RecentClients } from './recent-clients.tsx'
import { useRecents } from './recents.ts'

const pauseMs = 80
const sentMax = 50

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
  const area = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const recents = useRecents()
  const [offering, setOffering] = useState(false)
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState<readonly string[]>([])
  if (value !== seen) {
    // What was sent comes back later, when more may have been typed; the rest was changed elsewhere.
    const place = sent.indexOf(value)
    setSeen(value)
    setSent(place < 0 ? [] : sent.slice(place + 1))
    if (place < 0) setTyped(value)
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
    if (next === (sent.at(-1) ?? value)) return
    setSent([...sent, next].slice(-sentMax))
    onChange(next)
  }
  const change = (next: string): void => {
    setTyped(next)
    onOpen(undefined)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      send(next)
    }, pauseMs)
  }
  const offered = offering && typed === '' && recents.length > 0
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (!area.current?.contains(relatedTarget)) setOffering(false)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setOffering(false)
      change('')
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      if (offered) area.current?.querySelector('a')?.focus()
      else onDown()
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
    <div ref={area} className={classes.search}>
      <TextInput
        ref={input}
        aria-label={clientsTexts.search}
        aria-keyshortcuts="/"
        placeholder={clientsTexts.searchHint}
        value={typed}
        maxLength={searchCharactersMax}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size="1.0625rem" />}
        rightSection={typed === '' ? <kbd className={classes.key}>/</kbd> : clear}
        onChange={({ currentTarget }) => {
          change(currentTarget.value)
        }}
        onFocus={() => {
          setOffering(true)
        }}
        onBlur={leave}
        onKeyDown={press}
      />
      {offered && (
        <RecentClients
          recents={recents}
          onBlur={leave}
          onUp={() => input.current?.focus()}
          onDown={onDown}
        />
      )}
    </div>
  )
}
