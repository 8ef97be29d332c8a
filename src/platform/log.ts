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
