/** Ends when `work` does, or after `timeoutMs`: false then. Throws what `work` throws in time. */
export async function waitAtMost(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(late.resolve, timeoutMs, false)
  try {
    return await Promise.race([work.then(() => true), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
