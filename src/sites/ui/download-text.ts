const keptMs = 60_000

/** Gives the browser a text as a file to keep. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser may read it a little later.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, keptMs)
}
