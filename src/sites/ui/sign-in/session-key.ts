/** The query that says who is here, on every site. */
export const sessionKey = ['session'] as const
