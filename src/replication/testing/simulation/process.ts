/** Does something that others see, or sees something of others, when the scheduler says so. */
export type Effect = <Result>(
  label: string,
  act: () => Promise<Result>,
  body?: Buffer,
) => Promise<Result>

type Pending = {
  readonly label: string
  /** The message, where one is sent. */
  readonly body: Buffer | undefined
  readonly act: () => Promise<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Something that runs from effect to effect, one at a time, and can be killed at each. */
export type Process = {
  /** The next effect; undefined when it is over. */
  pending(): Pick<Pending, 'label' | 'body' | 'act'> | undefined
  /** Has the effect, or `act` in its place, and runs to the next one. */
  step(act?: () => Promise<unknown>): Promise<void>
  /** Its effect may have become lasting; it never hears of it. */
  kill(when: 'before' | 'after'): Promise<void>
}

/** Starts it and runs to its first effect. */
export async function startProcess(run: (effect: Effect) => Promise<void>): Promise<Process> {
  let pending: Pending | undefined
  let waiting = Promise.withResolvers<void>()
  const effect: Effect = (label, act, body) =>
    new Promise((resolve, reject) => {
      pending = { label, act, body, resolve: resolve as (result: unknown) => void, reject }
      waiting.resolve()
    })
  void run(effect).finally(() => waiting.resolve())
  await waiting.promise
  return {
    pending: () => pending,
    step: async (act) => {
      const now = pending
      if (now === undefined) return
      pending = undefined
      waiting = Promise.withResolvers<void>()
      try {
        now.resolve(await (act ?? now.act)())
      } catch (error) {
        now.reject(error)
      }
      await waiting.promise
    },
    kill: async (when) => {
      const now = pending
      pending = undefined
      if (when === 'after') await now?.act().catch(() => {})
    },
  }
}
