/** Runs in the page: the first element of a target, or null. A driver's own search by role and name takes seconds while a page is busy. */
export function locate(target) {
  if (typeof target === 'string') return document.querySelector(target);
  const tags = { button: 'button', radio: 'input[type="radio"]', checkbox: 'input[type="checkbox"]', spinbutton: 'input[type="number"]', link: 'a[href]' }[target.role] ?? ':not(*)';
  const named = (element) => element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText;
  const found = [...document.querySelectorAll(`[role="${target.role}"], ${tags}`)].filter((element) => element.checkVisibility());
  return found.find((element) => named(element).trim() === target.name) ?? null;
}

/** Runs in the page: replaces a field's text and commits it. */
export function fill(element, value) {
  element.focus();
  element.value = value;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
