import { join } from 'node:path'
import { keyFiles } from '#domain/keys/key-files.ts'
import { greeting } from '#demo/greeting.ts'
import { startDemo } from '#demo/start-demo.ts'
import { runUntilStopped } from '#server/run-until-stopped.ts'
import { buildOutils } from './build-outils.ts'
import { openDemoSchool } from './demo-school.ts'

const say = (text: string): void => void process.stdout.write(text)

/** `npm run demo`: an invented world on this machine, the agent that believes its keys, and a school that has it. */
await runUntilStopped(async () => {
  const demo = await startDemo(process.env, say)
  const { dataDir, keysDir, brand } = demo.house.config
  const { path } = await buildOutils({
    rootsFile: join(keysDir, keyFiles.roots),
    outDir: join(dataDir, 'outils'),
    brand,
  })
  // The rest of the world is worth a visit without it.
  const school = await openDemoSchool(demo, path).catch((error: unknown) => {
    say(`Aucun établissement ne transfère : ${error instanceof Error ? error.message : ''}\n`)
    return undefined
  })
  say(greeting(demo, path, process.cwd(), school))
  return async () => {
    await school?.close()
    await demo.close()
  }
})
