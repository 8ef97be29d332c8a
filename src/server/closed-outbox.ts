/** Of a command beside the server. */
export const closedOutbox = {
  send: () => Promise.reject(new Error('no mail leaves from a command')),
}
