import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { Thresholds } from '#contracts/settings.ts'
import { commonTexts } from '#sites/texts/common.ts'
import { thresholdsTexts as texts } from '#sites/texts/thresholds.ts'
import { dateTime } from '#sites/ui/dates.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import page from '#sites/ui/page.module.css'
import { Section } from '#sites/ui/section.tsx'
import wrapping from '#sites/ui/wrapping-button.module.css'
import { useMay } from '#sites/portal/session.ts'
import classes from './settings.module.css'
import { ThresholdsForm } from './thresholds-form.tsx'
import { isOfOrigin, thresholdNames, thresholdSaid } from './typed-thresholds.ts'
import { useSaveThresholds } from './use-save-thresholds.ts'

/** From when on things are told apart: what is in force, what it was at first, and what it changes. */
export function ThresholdsSection({
  thresholds,
}: {
  readonly thresholds: Thresholds
}): ReactElement {
  const [edited, setEdited] = useState<Thresholds>()
  const mayChange = useMay('settings:write')
  if (edited)
    return (
      <Section title={texts.title}>
        <ThresholdsForm
          thresholds={edited}
          onDone={() => {
            setEdited(undefined)
          }}
        />
      </Section>
    )
  const { changed, origin } = thresholds
  const edit = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPencil size="0.9375rem" aria-hidden="true" />}
      onClick={() => {
        setEdited(thresholds)
      }}
    >
      {commonTexts.edit}
    </Button>
  )
  return (
    <Section title={texts.title} actions={mayChange && edit}>
      <div className={classes.thresholds}>
        <p className={page.quiet}>{texts.intro}</p>
        <Facts>
          {thresholdNames.map((name) => (
            <Fact key={name} name={texts.names[name]}>
              <strong>{thresholdSaid(name, thresholds[name])}</strong>
              <span className={classes.variable}>
                {thresholds[name] === origin[name]
                  ? texts.ofOrigin
                  : texts.origin(thresholdSaid(name, origin[name]))}
                {name === 'licenceGraceDays' && <code> LICENCE_GRACE_DAYS</code>}
              </span>
              <span className={classes.variable}>{texts.what[name]}</span>
            </Fact>
          ))}
        </Facts>
        {changed && (
          <div className={classes.last}>
            <p className={page.quiet}>{texts.changed(changed.who, dateTime(changed.at))}</p>
            {mayChange && !isOfOrigin(thresholds) && <Restore thresholds={thresholds} />}
          </div>
        )}
      </div>
    </Section>
  )
}

/** At once, unasked: the notice can undo it. */
function Restore({ thresholds }: { readonly thresholds: Thresholds }): ReactElement {
  const { save, isPending } = useSaveThresholds()
  return (
    <Button
      classNames={wrapping}
      size="xs"
      variant="default"
      loading={isPending}
      onClick={() => {
        save({
          before: thresholds,
          version: thresholds.version,
          next: thresholds.origin,
          said: texts.restored,
        })
      }}
    >
      {texts.restore}
    </Button>
  )
}
