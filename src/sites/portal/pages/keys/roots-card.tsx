import type { ReactElement } from 'react'
import type { KeysState } from '#contracts/keys.ts'
import { keysTexts } from '#sites/texts/keys.ts'
import { Section } from '#sites/ui/section.tsx'
import { Copied } from './copied.tsx'
import classes from './keys-page.module.css'

/** The keys above all: those that the software of the schools was built with. */
export function RootsCard({ roots }: Pick<KeysState, 'roots'>): ReactElement {
  const { version, threshold, kids } = roots
  return (
    <Section title={keysTexts.roots}>
      <p className={classes.quiet}>{keysTexts.rootsIntro}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{keysTexts.version}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{keysTexts.threshold}</dt>
          <dd>{keysTexts.thresholdOf(threshold, kids.length)}</dd>
        </div>
        <div>
          <dt>{keysTexts.fingerprint}</dt>
          {kids.map((kid) => (
            <dd key={kid}>
              <Copied text={kid} what={keysTexts.theFingerprint} />
            </dd>
          ))}
        </div>
      </dl>
    </Section>
  )
}
