declare const OUTILS_VERSION: string | undefined

/** Built in with the bundle; the sources run as they are say so. */
export const version = typeof OUTILS_VERSION === 'undefined' ? '0.0.0-source' : OUTILS_VERSION
