/**
 * What a lab's notes are made of. Types only: nothing here runs. The words of a part stand in
 * strings/labs_*.js; PREFIX below is `notes.LAB.PART`.
 */

/**
 * A formula; PREFIX.ID says in a few words what it is.
 * @typedef {{id: string, of: () => Element}} Formula
 */

/**
 * What the printed notes say, and what is so. A mistake is wrong; a caveat is true, but not always or
 * not for the reason given. PREFIX.ID.printed and .right are the words of both sides; a side that
 * has formulas needs none. PREFIX.ID.note says what the experiment shows, .show is its button.
 * @typedef {object} Correction
 * @property {string} id
 * @property {'mistake' | 'caveat'} kind
 * @property {() => Element[]} [printed]
 * @property {() => Element[]} [right]
 * @property {string} show the experiment's settings, without those of the page
 */

/**
 * One more thing to try; PREFIX.ID.show is its button.
 * @typedef {{id: string, fragment: string}} Trial
 */

/**
 * A part of a lab; PREFIX.title and PREFIX.why are its heading and its text.
 * @typedef {object} PartNotes
 * @property {Formula[]} formulas
 * @property {Correction[]} corrections
 * @property {Trial[]} experiments
 */

/** @typedef {Record<string, PartNotes>} LabNotes by the part's id */

export {};
