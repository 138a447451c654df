/** The first ten seconds: draw the line yourself, kick off, compare, drop a red point. */

import { number } from '../strings/index.js';
import { element, sign, write } from './dom.js';
import { counted } from './scores.js';

/** @typedef {import('../types.js').State} State */

/**
 * @param {HTMLElement} root lies over the pitch and lets the pointer through
 * @param {import('../types.js').ViewTools & {focusPitch: () => void}} tools
 */
export function mountInvitation(root, { store, actions, t, focusPitch }) {
  const title = element('p', { class: 'invite-title' });
  const how = element('p', { class: 'invite-how' });
  const go = element('button', { type: 'button', class: 'go invite-go', click: () => press() });
  const leave = element('button', { type: 'button', class: 'invite-leave', click: () => close() });
  const dismiss = element('button', { type: 'button', class: 'invite-dismiss', click: () => close() }, sign('close'));
  const hand = element('div', { class: 'invite-hand' }, sign('blue'), sign('chalk'), sign('red'));
  const card = element(
    'section',
    { class: 'invite' },
    hand,
    element('div', { class: 'invite-words' }, title, how),
    element('div', { class: 'invite-buttons' }, go, leave),
    dismiss,
  );
  root.append(card);

  function close() {
    const had = card.contains(document.activeElement);
    actions.invite(null);
    if (had) focusPitch();
  }

  function press() {
    const { invitation } = store.get();
    if (invitation === 'kick') {
      focusPitch();
      actions.play();
    } else {
      actions.setTool('red');
      actions.invite('red-point');
      focusPitch();
    }
  }

  /** @param {State} state */
  function show(state) {
    const { invitation, ownLine, easing, frame } = state;
    root.hidden = invitation === null || easing || state.status === 'loading' || state.status === 'failed';
    if (root.hidden || invitation === null) return;
    card.dataset.step = invitation;
    card.setAttribute('aria-label', t('invitation.label'));
    const train = counted(frame?.score?.train);
    const mine = ownLine ? percent(ownLine.correct, ownLine.total) : '';
    const its = train ? percent(train.correct, train.total) : '';
    if (invitation === 'draw') {
      write(title, t('invitation.draw'));
      write(how, t('invitation.draw.how'));
      how.classList.remove('is-new');
      write(leave, t('invitation.skip'));
    } else if (invitation === 'kick' && ownLine) {
      write(title, t('invitation.kick', { correct: ownLine.correct, total: ownLine.total, percent: mine }));
      write(how, t('invitation.kick.how'));
      write(go, t('transport.kickOff'));
      write(leave, t('invitation.skip'));
    } else if (invitation === 'done') {
      const steps = frame?.iteration ?? 0;
      write(title, ownLine ? t('invitation.done', { steps, mine, its }) : t('invitation.doneAlone', { steps, its }));
      write(how, t('invitation.done.how'));
      write(go, t('invitation.takeRed'));
    } else if (invitation === 'bent' || invitation === 'outvoted') {
      write(title, t(`invitation.${invitation}`));
      write(how, t(`invitation.${invitation}.how`));
    } else {
      write(title, t('invitation.red'));
      write(how, t('invitation.red.how'));
      write(leave, t('invitation.skip'));
    }
    const told = invitation === 'bent' || invitation === 'outvoted';
    go.hidden = told || invitation === 'draw' || invitation === 'red-point';
    leave.hidden = told || invitation === 'done';
    dismiss.hidden = !told && invitation !== 'done';
    dismiss.setAttribute('aria-label', t('invitation.close'));
    hand.hidden = told || invitation === 'kick' || invitation === 'done';
  }

  /** What stands in the place of how to draw, after a click. */
  function remind() {
    write(how, t('invitation.click'));
    how.classList.add('is-new');
  }

  const watched = /** @type {(keyof State)[]} */ (['invitation', 'ownLine', 'easing', 'lang', 'status']);
  show(store.get());
  store.subscribe((state, changed) => {
    const resting = changed.has('frame') && state.invitation === 'done';
    if (resting || watched.some((key) => changed.has(key))) show(state);
  });
  return { remind };
}

/** @param {number} correct @param {number} total */
function percent(correct, total) {
  return number((100 * correct) / Math.max(1, total), 1);
}
