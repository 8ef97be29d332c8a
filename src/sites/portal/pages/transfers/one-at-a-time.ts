/**
 * Gives a way to ask for an act that never runs twice at once: what is asked meanwhile is done once more at the
 * end, so that many askings cost little and the last one counts.
 */
export function oneAtATime(act: () => Promise<unknown>): () => void {
  let runs = false
  let asked = false
  const run = async (): Promise<void> => {
    runs = true
    asked = false
    await act().catch(() => {})
    runs = false
    if (asked) await run()
  }
  return () => {
    asked = true
    if (!runs) void run()
  }
}
