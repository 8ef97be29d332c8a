/**
 * The last guard: our sentences hold no secret, but the text of an error or an answer of the service
 * might. Texts under 6 characters are left: covering them would tear ordinary words.
 */
export function secretKeeper() {
  const known = new Set<string>()
  return {
    hide: (secret: string): void => {
      for (const spelt of [secret, encodeURIComponent(secret)])
        if (spelt.length >= 6) known.add(spelt)
    },
    cover: (text: string): string => {
      let covered = text
      for (const secret of known) covered = covered.replaceAll(secret, '•••')
      return covered
    },
  }
}
