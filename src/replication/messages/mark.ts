/**
 * The end of a transfer, noted by the online side, in the agent's notebook and in the school's base. Three that
 * differ tell which of them was restored. That only names an incident: what is right to do never rests on it.
 */
export type Mark = {
  /** The transfer's identifier. */
  readonly transfer: string
  /** How many transfers of this school had ended. */
  readonly count: number
}
