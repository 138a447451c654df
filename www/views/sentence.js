/** What a notice says: the list of notices and the controls that refuse a value say the same. */

import { has } from '../strings/index.js';

/** @typedef {import('../types.js').Notice} Notice */
/** @typedef {import('../types.js').Translate} Translate */

/**
 * The sentence of a notice: the one for its setting, where there is one.
 * @param {Translate} t
 * @param {Notice} notice
 * @returns {string}
 */
export function sentence(t, { code, details: { file, ...details } }) {
  if (file !== undefined) return t('error.ofFile', { file, sentence: sentence(t, { code, details }) });
  const { key, ...others } = details;
  const blanks = { ...others, ...(key === undefined ? {} : { key, setting: has(`setting.${key}`) ? t(`setting.${key}`) : key }) };
  for (const [blank, value] of Object.entries(blanks)) {
    // Whole numbers are written as the language writes them; what a person typed stays as it is.
    if (blank !== 'value' && /^\d{4,15}$/.test(value)) Object.assign(blanks, { [blank]: Number(value) });
  }
  const nothing = (code === 'unknown-key' ? key : details.value)?.trim() === '';
  if (nothing && has(`error.${code}.nothing`)) return t(`error.${code}.nothing`, blanks);
  for (const candidate of [`error.${code}.${key}`, `error.${code}`]) {
    if (has(candidate)) return t(candidate, blanks);
  }
  return t('error.unknown', { message: code });
}
