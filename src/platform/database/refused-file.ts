import { StartRefused } from '../start-refused.ts'

const why: Readonly<Record<string, string>> = {
  ENOENT: 'il n’existe pas, ou son dossier non plus',
  ENOTDIR: 'son chemin passe par un fichier',
  EISDIR: 'c’est un dossier',
  EACCES: 'ce compte n’en a pas le droit',
  EPERM: 'ce compte n’en a pas le droit',
  EROFS: 'ce disque est en lecture seule',
  ENOSPC: 'le disque est plein',
  EDQUOT: 'le disque est plein',
}

/** What the system says of a file that somebody named, as a sentence; undefined when it is not about that. */
export function refusedFile(
  file: string,
  act: 'read' | 'written',
  error: unknown,
): StartRefused | undefined {
  const reason = why[(error as NodeJS.ErrnoException | undefined)?.code ?? '']
  if (reason === undefined) return undefined
  return new StartRefused(
    act === 'read'
      ? `Le fichier ${file} ne peut pas être lu : ${reason}. Vérifiez son nom et les droits d’accès. Rien n’a été écrit.`
      : `Le fichier ${file} ne peut pas être écrit : ${reason}. Choisissez un autre endroit.`,
    { cause: error },
  )
}
