/** A narrow page's bar at the bottom: Play, the slider that matters most, and More. */

import { slider } from '../slider.js';
import { element, write } from './dom.js';
import { playButton } from './transport.js';

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} sheet the settings, which More opens
 * @param {import('../controls.js').ControlTools} tools
 * @param {MediaQueryList} narrow
 */
export function mountBar(root, sheet, tools, narrow) {
  const { store, actions, t, core } = tools;
  const row = core.settings_table().find(({ key }) => key === 'l2');
  if (row === undefined) return;
  const { input, show } = slider(row, (value, drag) => actions.change('l2', value, { drag }));
  const word = element('span');
  const value = element('output');
  const more = element('button', { type: 'button', class: 'bar-more', 'aria-controls': sheet.id, click: () => open(!sheet.hasAttribute('data-open')) });
  root.append(
    playButton(tools, 'bar-play'),
    element('label', { class: 'bar-slider' }, element('span', { class: 'bar-words' }, word, value), input),
    more,
  );
  root.setAttribute('role', 'region');
  sheet.tabIndex = -1;

  /** @param {boolean} shown */
  function open(shown) {
    sheet.toggleAttribute('data-open', shown);
    if (shown) sheet.focus({ preventScroll: true });
    else if (sheet.contains(document.activeElement)) more.focus();
    words();
  }
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && narrow.matches && !event.defaultPrevented) open(false);
  });
  narrow.addEventListener('change', () => open(false));

  function words() {
    const shown = sheet.hasAttribute('data-open');
    root.setAttribute('aria-label', t('bar.label'));
    write(word, t('bar.shortLambda'));
    write(more, t(shown ? 'bar.less' : 'bar.more'));
    more.setAttribute('aria-expanded', String(shown));
  }
  function values() {
    const { l2 } = store.get().values;
    if (l2 === undefined) return;
    show(l2);
    write(value, l2);
  }
  words();
  values();
  store.subscribe((_, changed) => {
    if (changed.has('lang')) words();
    if (changed.has('values')) values();
  });
}
