import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import './mantine-styles.ts'
import { pageNonce } from './nonce.ts'
import { readableColours, theme } from './theme.ts'

/** Puts a site on its page. */
export function startSite(queryClient: QueryClient, site: ReactNode): void {
  // Read by the library that stops the page from scrolling behind a dialog.
  Object.assign(globalThis, { __webpack_nonce__: pageNonce() })
  const root = document.querySelector('#root')
  if (root)
    createRoot(root).render(
      <StrictMode>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={readableColours}
          defaultColorScheme="auto"
          getStyleNonce={pageNonce}
        >
          <QueryClientProvider client={queryClient}>{site}</QueryClientProvider>
        </MantineProvider>
      </StrictMode>,
    )
}
