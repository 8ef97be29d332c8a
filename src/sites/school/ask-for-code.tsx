import { useId, useState, type ReactElement } from 'react'
import { parseOgecCode } from '#base/ogec-code.ts'
import { schoolSiteTexts } from '#sites/texts/school-site.ts'
import { PlainPage } from './plain-page.tsx'

const codeCharactersMax = 20

/** Without a code in the address: asks for it. */
export function AskForCode(): ReactElement {
  const [wrong, setWrong] = useState(false)
  const [field, hint] = [useId(), useId()]
  return (
    <PlainPage title={schoolSiteTexts.askTitle} texts={[schoolSiteTexts.ask]}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget).get('code')
          const parsed = parseOgecCode(typeof typed === 'string' ? typed : '')
          if (parsed.ok) location.assign(`/${parsed.code}`)
          else {
            setWrong(true)
            event.currentTarget.querySelector('input')?.focus()
          }
        }}
      >
        <label htmlFor={field}>{schoolSiteTexts.code}</label>
        <input
          id={field}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={codeCharactersMax}
          aria-invalid={wrong}
          aria-describedby={hint}
        />
        <p id={hint} role={wrong ? 'alert' : undefined} className={wrong ? 'wrong' : 'hint'}>
          {wrong ? schoolSiteTexts.codeWrong : schoolSiteTexts.codeHint}
        </p>
        <button type="submit">{schoolSiteTexts.go}</button>
      </form>
    </PlainPage>
  )
}
