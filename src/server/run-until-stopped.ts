import { StartRefused } from '#platform/start-refused.ts'

/** Runs a program until it is asked to stop, then closes it in order. A refusal to start is a sentence, not a stack. */
export async function runUntilStopped(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const close = await start()
    const stop = (): void => {
      void close().then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
