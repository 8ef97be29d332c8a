/** Somebody else has changed it since: undoing would undo what they did. */
export class LateUndo extends Error {}
