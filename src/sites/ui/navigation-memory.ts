let navigated = false

/** Whether the person has gone from one page to another since this site was loaded. */
export function hasNavigated(): boolean {
  return navigated
}

export function rememberNavigation(): void {
  navigated = true
}
