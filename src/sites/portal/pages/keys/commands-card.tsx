import type { ReactElement } from 'react'
import { keysCommands, keysTexts } from '#sites/texts/keys.ts'
import { Section } from '#sites/ui/section.tsx'
import { Copied } from './copied.tsx'
import classes from './keys-page.module.css'

/** Which command does what: nothing of this is done from a browser. */
export function CommandsCard(): ReactElement {
  return (
    <Section title={keysTexts.commands}>
      <p className={classes.quiet}>{keysTexts.commandsIntro}</p>
      <dl className={classes.commands}>
        {(Object.keys(keysTexts.doing) as (keyof typeof keysCommands)[]).map((name) => (
          <div key={name}>
            <dt>
              <Copied text={keysCommands[name]} what={keysTexts.theCommand} />
            </dt>
            <dd>{keysTexts.doing[name]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
