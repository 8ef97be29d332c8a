import { useState } from 'react'
import { useAccount } from '#sites/portal/session.ts'

/** Stands for the publisher’s own password, of clients without distributor. */
export const publisherChoice = 'editeur'

/** Whose password this administrator last chose on this browser; an empty text before. */
export function useChosenDistributor(): readonly [string, (choice: string) => void] {
  const key = `daily-password:${useAccount().id}`
  const [chosen, setChosen] = useState(() => localStorage.getItem(key) ?? '')
  return [
    chosen,
    (choice) => {
      localStorage.setItem(key, choice)
      setChosen(choice)
    },
  ]
}
