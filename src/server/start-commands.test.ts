import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const options = '--max-semi-space-size=16'

test('however the service is started, and measured, node has the same options', async () => {
  const read = (path: string) => readFile(join(root, path), 'utf8')
  const { scripts } = JSON.parse(await read('package.json')) as {
    scripts: Record<string, string>
  }
  assert.equal(scripts['start'], `node ${options} src/server/main.ts`)
  assert.equal(scripts['bench'], `node ${options} bin/bench.ts`)
  assert.match(
    await read('deploy/gestion-clients-web.service'),
    new RegExp(`^ExecStart=\\S+/node ${options} src/server/main\\.ts$`, 'm'),
  )
  assert.match(
    await read('deploy/Containerfile'),
    new RegExp(`^CMD \\["node", "${options}", "src/server/main\\.ts"\\]$`, 'm'),
  )
})
