import { Button } from '@mantine/core'
import { useId, useRef, type ReactElement, type ReactNode } from 'react'
import type { Logo } from '#contracts/school.ts'
import { presentationTexts } from '#sites/texts/admin.ts'
import { logoAddress } from '#sites/ui/school-face.tsx'
import classes from './logo-field.module.css'
import { readLogo } from './read-logo.ts'

type Props = {
  readonly logo: Logo | null
  readonly error: ReactNode
  readonly onLogo: (logo: Logo | null) => void
  readonly onError: (error: string) => void
}

/** The logo as it will be seen; another one is looked at here before it leaves. */
export function LogoField({ logo, error, onLogo, onError }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [hint, said] = [useId(), useId()]
  const take = async (file: File): Promise<void> => {
    const read = await readLogo(file)
    if ('refused' in read) onError(read.refused)
    else onLogo(read.logo)
  }
  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>{presentationTexts.logo}</legend>
      <p id={hint} className={classes.hint}>
        {presentationTexts.logoHint}
      </p>
      <div className={classes.row}>
        {logo === null ? (
          <span className={classes.none}>{presentationTexts.logoNone}</span>
        ) : (
          <img src={logoAddress(logo)} alt={presentationTexts.logo} className={classes.image} />
        )}
        <Button
          variant="default"
          size="xs"
          aria-describedby={`${hint} ${said}`}
          onClick={() => input.current?.click()}
        >
          {logo === null ? presentationTexts.logoChoose : presentationTexts.logoOther}
        </Button>
        {logo !== null && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              onLogo(null)
            }}
          >
            {presentationTexts.logoRemove}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // The same file can be chosen again after it was corrected.
          currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      <div id={said} role="alert" className={classes.error}>
        {error}
      </div>
    </fieldset>
  )
}
