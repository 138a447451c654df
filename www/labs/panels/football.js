/** The way out where points have values and a panel is about two classes: its part as it was, on the football. */

import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';

/** @param {import('../lab.js').PanelTools} tools */
export function toFootball({ store, actions, t, lab, part }) {
  const root = element('button', { type: 'button', class: 'to-football', hidden: true, click: () => actions.open(partLink(part.preset, { lab: lab.id, part: part.id }, store.get().page)) });
  return {
    root,
    words: () => write(root, t('panel.bowl.football')),
  };
}
