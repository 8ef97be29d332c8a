import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { bannerTexts } from '#sites/texts/support-access.ts'
import page from '#sites/ui/page.module.css'
import { sessionQuery } from '../session.ts'
import { useTimeLeft, type Supervising, type TimeLeft } from './use-time-left.ts'
import classes from './supervision-banner.module.css'

/** Idleness is shown when it would end sooner, and soon. */
const idleShownS = 120
/** The server may have noted the last request that much later than this page knows. */
const noteLagS = 16
const announcedS = [30, 60, 120, 300] as const

/** The time that is left, second by second; told to readers now and then, near the end. */
export function TimeLeftShown({ who }: { readonly who: Supervising }): ReactElement {
  const left = useTimeLeft(who)
  const queryClient = useQueryClient()
  const over = left.total <= 0 || left.idle <= -noteLagS
  useEffect(() => {
    // The server has the last word; what it says of an end leads to the page of the end.
    if (over) void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }, [over, queryClient])
  const idleSoon = left.idle <= idleShownS && left.idle < left.total
  return (
    <span className={classes.left}>
      <span role="timer" aria-live="off">
        {bannerTexts.left} <strong>{minutesAndSeconds(left.total)}</strong>
        {idleSoon && ` · ${bannerTexts.idle(minutesAndSeconds(left.idle))}`}
      </span>
      {idleSoon && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })}
        >
          {bannerTexts.stay}
        </Button>
      )}
      <span role="status" className={page.hidden}>
        {announced(left, idleSoon)}
      </span>
    </span>
  )
}

function announced({ total, idle }: TimeLeft, idleSoon: boolean): string {
  const step = announcedS.find((seconds) => (idleSoon ? idle : total) <= seconds)
  if (step === undefined) return ''
  if (idleSoon) return bannerTexts.idleSoon(Math.max(1, Math.round(step / 60)))
  return step < 60 ? bannerTexts.secondsLeft(step) : bannerTexts.minutesLeft(step / 60)
}

function minutesAndSeconds(seconds: number): string {
  const left = Math.max(0, seconds)
  return [Math.floor(left / 60), left % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
