import type { ReactElement } from 'react'
import { SecondFactorPage } from '#sites/ui/second-factor/second-factor-page.tsx'
import { Gate } from '../../frame/gate.tsx'

/** Mon compte → Double authentification. */
export function OwnSecondFactorPage(): ReactElement {
  return (
    <Gate to="/mon-compte">
      <SecondFactorPage />
    </Gate>
  )
}
