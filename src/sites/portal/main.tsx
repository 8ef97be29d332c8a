import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#sites/ui/mantine-styles.ts'
import { rememberNavigation } from '#sites/ui/navigation-memory.ts'
import { pageNonce } from '#sites/ui/nonce.ts'
import { createQueryClient } from '#sites/ui/query-client.ts'
import { readableColours, theme } from '#sites/ui/theme.ts'
import { createPortalRouter } from './router.tsx'

// Read by the library that stops the page from scrolling behind a dialog.
Object.assign(globalThis, { __webpack_nonce__: pageNonce() })

const queryClient = createQueryClient()
const router = createPortalRouter(queryClient)
router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) rememberNavigation()
})

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
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
