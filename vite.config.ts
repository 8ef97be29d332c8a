import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Every site is a row of `input`; the server fills in the nonce and the brand for each request. */
export default defineConfig({
  root: folder('./src/sites'),
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: folder('./dist/sites'),
    emptyOutDir: true,
    manifest: true,
    // These know light-dark(): lowered, it would no longer follow Mantine's colour scheme.
    target: ['chrome125', 'firefox128', 'safari17.5'],
    rolldownOptions: {
      input: {
        portal: folder('./src/sites/portal/index.html'),
        admin: folder('./src/sites/admin/index.html'),
        school: folder('./src/sites/school/index.html'),
      },
    },
  },
})
