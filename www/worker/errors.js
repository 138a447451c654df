/** Errors that the engine gives have a code; any other has left the module in an unknown state. */

/** @param {unknown} error */
export function codeOf(error) {
  // A DOMException has a code too: a number.
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** An error as a message can carry it. @param {unknown} error */
export function plain(error) {
  const { details, message } = /** @type {any} */ (error);
  return { code: codeOf(error) ?? 'crashed', details: details ?? {}, message: String(message ?? error) };
}
