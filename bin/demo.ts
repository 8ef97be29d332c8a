import { join } from 'node:path'
import { keyFiles } from '#domain/keys/key-files.ts'
import { greeting } from '#demo/greeting.ts'
import { startDemo } from '#demo/start-demo.ts'
import { runUntilStopped } from '#server/run-until-stopped.ts'
import { buildOutils } from './build-outils.ts'

/** `npm run demo`: an invented world on this machine, and the agent that believes its keys. */
await runUntilStopped(async () => {
  const demo = await startDemo(process.env, (text) => process.stdout.write(text))
  const { dataDir, keysDir, brand } = demo.house.config
  const { path } = await buildOutils({
    rootsFile: join(keysDir, keyFiles.roots),
    outDir: join(dataDir, 'outils'),
    brand,
  })
  process.stdout.write(greeting(demo, path, process.cwd()))
  return demo.close
})
