type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Every task that a page's main thread ran, from a trace of Chromium's; of several, the busiest is the page's. */
export function mainThreadTasks(trace: Buffer): { cpuMs: number; clockMs: number }[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const tasks = mains.map((main) =>
    traceEvents.filter(
      (event) => event.name === 'RunTask' && event.ph === 'X' && threadOf(event) === threadOf(main),
    ),
  )
  const busiest = tasks.toSorted((a, b) => b.length - a.length)[0] ?? []
  if (busiest.length === 0) throw new Error('The trace shows no task of a page.')
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ cpuMs: tdur / 1000, clockMs: dur / 1000 }))
}
