import type { ReactElement, ReactNode } from 'react'
import type { Logo } from '#contracts/school.ts'
import classes from './school-face.module.css'

type Props = {
  readonly name: ReactNode
  readonly city: string
  readonly logo: Logo | null
  readonly welcome: string | null
}

/** What families see of a school before anything else; its site and the preview are the same. */
export function SchoolFace({ name, city, logo, welcome }: Props): ReactElement {
  return (
    <div className={classes.face}>
      {logo !== null && (
        // The name beside it says it all.
        <img src={logoAddress(logo)} alt="" className={classes.logo} />
      )}
      <div className={classes.names}>
        {name}
        <span className={classes.city}>{city}</span>
      </div>
      {welcome !== null && <p className={classes.welcome}>{welcome}</p>}
    </div>
  )
}

export function logoAddress({ type, data }: Logo): string {
  return `data:${type};base64,${data}`
}
