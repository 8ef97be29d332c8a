/** One published measurement; `ratio` is to the reference measured in the same run. */
export type Figure = {
  figure: string
  value: number
  unit: string
  reference: string
  ratio: number | null
  target: string | null
  /** Whether the target is reached; null without a target. */
  holds: boolean | null
}
