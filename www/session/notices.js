/** Notices: sentences for the person about what went wrong. */

/** @typedef {import('../types.js').Notice} Notice */
/** @typedef {ReturnType<typeof createNotices>} Notices */

/** So many are listed at most; the oldest give way. */
const MOST = 8;

/** @param {unknown} error @returns {Notice} */
export function noticeOf(error) {
  const { code, details, message } = /** @type {any} */ (error);
  return typeof code !== 'string'
    ? { code: 'unknown', details: { message: String(message ?? error) } }
    : { code, details: details ?? {} };
}

/** @param {import('../types.js').Store} store */
export function createNotices(store) {
  let next = 1;

  /** One notice a cause is enough. @param {Notice} notice */
  function tell(notice) {
    const text = JSON.stringify(notice.details);
    const others = store.get().notices.filter(
      (other) => other.code !== notice.code || JSON.stringify(other.details) !== text,
    );
    store.set({ notices: [...others, { ...notice, id: next++ }].slice(-MOST) });
  }

  /** @param {unknown} error */
  function report(error) {
    const notice = noticeOf(error);
    // The crash itself is told once, where the worker died.
    if (notice.code === 'crashed') return;
    if (notice.code === 'stale' || notice.code === 'load') store.set({ status: 'failed' });
    tell(notice);
  }

  /** Takes back what no longer holds. @param {...string} codes */
  function forget(...codes) {
    const { notices } = store.get();
    const left = notices.filter(({ code }) => !codes.includes(code));
    if (left.length < notices.length) store.set({ notices: left });
  }

  /** @param {number} id */
  function dismiss(id) {
    store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) });
  }

  return { tell, report, forget, dismiss };
}
