import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SchoolSession } from '#contracts/sign-in.ts'
import { sessionQuery } from '../session.ts'
import { lastAnswerAt, onAnswer } from './last-answer.ts'

export type Supervising = Extract<SchoolSession['who'], { as: 'supervision' }>

/** In seconds, by the server's clock: that of this machine only says how much has passed since. */
export type TimeLeft = {
  /** Until the end, whatever happens. */
  readonly total: number
  /** Until the end without another request; 15 seconds short at most, for the server notes no oftener. */
  readonly idle: number
}

export function useTimeLeft({ supervision, idleEndsAt, now }: Supervising): TimeLeft {
  const readAt = useSuspenseQuery(sessionQuery).dataUpdatedAt
  const answeredAt = useSyncExternalStore(onAnswer, lastAnswerAt)
  const at = useEverySecond()
  const server = Date.parse(now)
  return {
    total: secondsIn(Date.parse(supervision.endsAt) - server - (at - readAt)),
    idle: secondsIn(Date.parse(idleEndsAt) - server - (at - Math.max(readAt, answeredAt))),
  }
}

function useEverySecond(): number {
  const [at, setAt] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setAt(Date.now())
    }, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return at
}

function secondsIn(ms: number): number {
  return Math.ceil(ms / 1000)
}
