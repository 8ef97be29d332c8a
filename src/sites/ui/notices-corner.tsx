import { Button, CloseButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { dismiss, onNotices, postedNotices, type PostedNotice } from './notice-board.ts'
import classes from './notices-corner.module.css'
import { RefusalPanel } from './refusal-panel.tsx'

const shownMs = { done: 6000, undo: 15_000, refused: undefined } as const

/** What was just done, at the bottom of the page. The pointer or the focus on a notice holds it. */
export function NoticesCorner(): ReactElement {
  const notices = useSyncExternalStore(onNotices, postedNotices)
  useUndoKey(notices)
  return (
    <div role="status" aria-live="polite" className={classes.corner}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeCard({ notice }: { readonly notice: PostedNotice }): ReactElement {
  const [held, setHeld] = useState(false)
  const { id, kind } = notice
  useEffect(() => {
    const delay = shownMs[kind]
    if (held || delay === undefined) return
    const timer = setTimeout(dismiss, delay, id)
    return () => {
      clearTimeout(timer)
    }
  }, [held, id, kind])
  const hold = (): void => {
    setHeld(true)
  }
  const release = (): void => {
    setHeld(false)
  }
  return (
    <div
      className={classes.card}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <NoticeContent notice={notice} />
      <CloseButton
        size="sm"
        aria-label={commonTexts.close}
        onClick={() => {
          dismiss(id)
        }}
      />
    </div>
  )
}

function NoticeContent({ notice }: { readonly notice: PostedNotice }): ReactElement {
  if (notice.kind === 'refused') return <RefusalPanel error={notice.error} />
  return (
    <>
      <IconCheck size="1.125rem" aria-hidden="true" className={classes.icon} />
      <span className={classes.message}>{notice.message}</span>
      {notice.kind === 'undo' && (
        <Button
          size="compact-sm"
          variant="default"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => {
            takeBack(notice)
          }}
        >
          {commonTexts.cancel}
        </Button>
      )}
    </>
  )
}

/** Ctrl+Z takes back what was done last, as long as it is offered; where one types, it is the browser's own. */
function useUndoKey(notices: readonly PostedNotice[]): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
    if (key.toLowerCase() !== 'z' || altKey || shiftKey || ctrlKey === metaKey) return
    if (target instanceof Element && target.closest(writing)) return
    const last = notices.findLast(({ kind }) => kind === 'undo')
    if (last?.kind !== 'undo' || document.querySelector('dialog[open]')) return
    event.preventDefault()
    takeBack(last)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      pressed(event)
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
}

const writing = 'textarea, input:not([type="checkbox"], [type="radio"])'

function takeBack({ id, undo }: Extract<PostedNotice, { kind: 'undo' }>): void {
  dismiss(id)
  undo()
}
