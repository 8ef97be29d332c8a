import type { Draw } from './draw.ts'
import type { Family } from './families.ts'
import { numbering } from './numbering.ts'
import { addDays, type SchoolYear } from './school-year.ts'
import type { Put } from './tables/tables.ts'

export type InvoiceIds = { readonly invoice: () => number; readonly dueDate: () => number }

/** Three invoices a year for each home that pays; parents who live apart may share them. */
export function putInvoices(
  put: Put,
  draw: Draw,
  { periods }: SchoolYear,
  families: readonly Family[],
): void {
  const ids = { invoice: numbering(7000), dueDate: numbering(30_000) }
  const paying = families.flatMap(({ children, homes }) => {
    const count = children.filter(({ leftOn }) => leftOn === null).length
    const isShared = homes.length > 1 && draw.chance(0.4)
    return (isShared ? homes : [homes[0]]).map(({ id }) => ({
      homeId: id,
      children: count,
      share: isShared ? 0.5 : 1,
    }))
  })
  // In the second week of each term.
  for (const date of periods.flatMap(({ days }) => days.slice(5, 6)))
    for (const home of paying) if (home.children > 0) putInvoice(put, draw, ids, { ...home, date })
}

/** An invoice of a term with its lines and what is due when. */
export function putInvoice(
  put: Put,
  draw: Draw,
  ids: InvoiceIds,
  bill: {
    readonly homeId: number
    readonly children: number
    readonly share: number
    readonly date: string
  },
): void {
  const id = ids.invoice()
  const lines: readonly (readonly [string, number, number])[] = [
    ['Contribution des familles', bill.children, 243.5],
    ...(draw.chance(0.65) ? [['Demi-pension – 4 jours', bill.children, 262.08] as const] : []),
    ['Cotisation A.P.E.L.', 1, 21.3],
    ...(draw.chance(0.2) ? [['Sortie « chef-d’œuvre » au musée', 1, 35] as const] : []),
    ...(bill.children > 1 ? [['Remise fratrie', 1, -30 * (bill.children - 1)] as const] : []),
  ]
  const cents = lines.map(([, quantity, price]) => Math.round(quantity * price * bill.share * 100))
  const total = cents.reduce((sum, each) => sum + each, 0)
  put('facture', {
    id,
    foyer_id: bill.homeId,
    numero: `F${bill.date.slice(2, 4)}-${String(id).padStart(6, '0')}`,
    date: bill.date,
    montant: total / 100,
  })
  for (const [at, [libelle, quantite]] of lines.entries())
    put('facture_ligne', {
      facture_id: id,
      ligne: at + 1,
      libelle,
      quantite: quantite * bill.share,
      montant: (cents[at] ?? 0) / 100,
    })
  const parts = draw.chance(0.7) ? 3 : 1
  for (let part = 0; part < parts; part++) {
    const even = Math.floor(total / parts)
    put('echeance', {
      id: ids.dueDate(),
      facture_id: id,
      date: addDays(bill.date, 10 + 30 * part),
      montant: (part === parts - 1 ? total - even * (parts - 1) : even) / 100,
      regle: draw.chance(0.88),
    })
  }
}
