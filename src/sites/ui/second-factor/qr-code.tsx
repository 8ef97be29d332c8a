import type { ReactElement } from 'react'
import { encode } from 'uqr'
import classes from './second-factor.module.css'

type Props = { readonly text: string; readonly label: string }

/** Drawn here: the secret it holds goes through no other program. Black on white in the dark too, for cameras. */
export function QrCode({ text, label }: Props): ReactElement {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className={classes.qr}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
