import type { ReactElement } from 'react'
import { secondStepTexts } from '#sites/texts/second-factor.ts'
import { RefusalPanel } from '../refusal-panel.tsx'
import panel from '../refusal-panel.module.css'
import { DeviceSilent } from './passkey-device.ts'

/** Why a passkey did not do it: the device's silence, or what the server said. */
export function PasskeyFailure({ error }: { readonly error: unknown }): ReactElement | null {
  if (!(error instanceof DeviceSilent)) return <RefusalPanel error={error} />
  return (
    <div role="alert" className={panel.panel}>
      <div className={panel.sentences}>
        <strong>{secondStepTexts.deviceTitle}</strong>
        <span>{secondStepTexts.deviceRemedy}</span>
      </div>
    </div>
  )
}
