/**
 * Every table of the database. Each `*-table.ts` adds its own by declaration merging, so that no
 * file has to know them all: `declare module '#platform/database/tables.ts'`.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- a type alias could not be merged into
export interface Tables {}
