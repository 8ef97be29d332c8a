/**
 * The program cannot start. The message is French, for the person who starts it: what is wrong and
 * what to do. It never holds a password.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
