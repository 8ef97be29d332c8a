import pino from 'pino'

export type Log = pino.Logger

/** Structured lines on standard error; what could hold a secret or name a person never gets there. */
export function openLog(level: pino.LevelWithSilent): Log {
  return pino(
    {
      level,
      redact: {
        paths: [
          'password',
          'token',
          'code',
          'credential',
          'mail',
          'req.headers.cookie',
          'req.headers.authorization',
          '*.password',
          '*.token',
          '*.code',
          '*.credential',
          '*.mail',
        ],
        censor: '[tu]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** What the log may hold of an error: a database's message can quote what people typed, its code never does. */
export function tellError(error: unknown): {
  name: string
  errorCode?: string
  stack?: string
} {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '' } = error
  const code = 'code' in error ? { errorCode: String(error.code) } : {}
  return { name, ...code, stack: 'severity' in error ? stack.replace(message, '') : stack }
}
