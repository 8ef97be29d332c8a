import type { ReactElement } from 'react'
import { SecondFactorPage } from '#sites/ui/second-factor/second-factor-page.tsx'
import { useAccount } from '../../session.ts'

/** Where an administrator without a second factor is led, whatever page was asked for. */
export function OwnFactorsPage(): ReactElement {
  const { lacksFactor } = useAccount()
  return <SecondFactorPage isRequired={lacksFactor} />
}
