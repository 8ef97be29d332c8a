/** A sentence when this machine's clock and the service's disagree too much to trust either; else nothing. */
export function clockNote(now: Date, serviceNow: string): string[] {
  return Math.abs(now.getTime() - Date.parse(serviceNow)) > apartMsMax
    ? ['Attention : l’horloge de ce poste s’écarte de plus de 5 minutes de celle du service.']
    : []
}

const apartMsMax = 5 * 60_000
