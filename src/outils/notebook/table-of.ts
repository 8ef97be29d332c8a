/** The table of the rows of a snapshot, and of the keys that are wanted of it. */
export function spoolTable(collection: string): string {
  return `spool.${tableOf('rows', collection)}`
}

export function listTable(collection: string): string {
  return `spool.${tableOf('wanted', collection)}`
}

export function shadowTable(collection: string): string {
  return `main.${tableOf('shadow', collection)}`
}

/** Named after a collection of the catalogue: letters and underscores alone. */
function tableOf(kind: string, collection: string): string {
  if (!/^[a-z_]{1,40}$/.test(collection)) throw new Error(`« ${collection} » names no collection.`)
  return `${kind}_${collection}`
}
