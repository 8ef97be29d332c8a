import { useEffect, useState, type ReactElement } from 'react'
import { parseOgecCode } from '#base/ogec-code.ts'
import { spaced } from '#sites/texts/french.ts'
import { schoolSiteTexts } from '#sites/texts/school-site.ts'
import { AskForCode } from './ask-for-code.tsx'
import { PlainPage } from './plain-page.tsx'
import { readSchool, type ReadSchool } from './read-school.ts'
import { SchoolHomePage } from './school-home-page.tsx'

/** The site of the school whose code the address ends with. */
export function SchoolSite({ code }: { readonly code: string }): ReactElement {
  if (code === '') return <AskForCode />
  const parsed = parseOgecCode(code)
  // What cannot be a code belongs to nobody: the same answer, without asking.
  if (!parsed.ok) return <Unknown />
  return <KnownCode ogec={parsed.code} />
}

function KnownCode({ ogec }: { readonly ogec: string }): ReactElement {
  const [tries, setTries] = useState(1)
  return (
    <OneTry
      key={tries}
      ogec={ogec}
      onRetry={() => {
        setTries(tries + 1)
      }}
    />
  )
}

type Try = { readonly ogec: string; readonly onRetry: () => void }

function OneTry({ ogec, onRetry }: Try): ReactElement {
  const [read, setRead] = useState<ReadSchool>()
  useEffect(() => {
    let wanted = true
    const show = async (): Promise<void> => {
      const answer = await readSchool(ogec)
      if (wanted) setRead(answer)
    }
    void show()
    return () => {
      wanted = false
    }
  }, [ogec])
  if (read === undefined) return <p role="status">{schoolSiteTexts.loading}</p>
  if (read.kind === 'open') return <SchoolHomePage school={read.school} />
  if (read.kind === 'unreachable')
    return (
      <PlainPage title={schoolSiteTexts.networkTitle} texts={[schoolSiteTexts.networkRemedy]}>
        <button type="button" onClick={onRetry}>
          {schoolSiteTexts.retry}
        </button>
      </PlainPage>
    )
  const { code, title, remedy, details } = read.problem
  if (code === 'not-found') return <Unknown />
  const { school } = details
  return (
    <PlainPage
      title={typeof school === 'string' ? school : spaced(title)}
      texts={typeof school === 'string' ? [spaced(title), spaced(remedy)] : [spaced(remedy)]}
    />
  )
}

function Unknown(): ReactElement {
  return (
    <PlainPage
      title={schoolSiteTexts.unknownTitle}
      texts={[schoolSiteTexts.unknown, schoolSiteTexts.unknownRemedy]}
    >
      <a href="/">{schoolSiteTexts.other}</a>
    </PlainPage>
  )
}
