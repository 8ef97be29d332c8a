import type { ReactElement } from 'react'

/** A register and the tick of what is in order. The name beside it says it all: hidden to readers. */
export function Logo({ size = '1.75rem' }: { readonly size?: string }): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="7" fill="var(--mantine-color-blue-8)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 10.5h16M8 16h7M8 21.5h5" />
        <path d="m17 20.5 3 3 5.5-7" />
      </g>
    </svg>
  )
}
