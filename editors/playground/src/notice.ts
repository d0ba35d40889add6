// Messages to the user, which stay until they are closed.

import { byID, create } from './dom.ts';

/** Shows a message, and an action that it offers. An equal message is shown once. */
export function notify(text: string, kind: 'information' | 'error' = 'information', action?: { readonly title: string; run(): void }): void {
  const list = byID('notices', HTMLElement);
  const shown = [...list.children].find((notice) => notice.firstElementChild?.textContent === text);
  shown?.remove();
  const notice = create('div', { className: `notice ${kind}` }, create('p', { textContent: text }));
  notice.setAttribute('role', kind === 'error' ? 'alert' : 'status');
  if (action !== undefined) {
    const button = create('button', { type: 'button', textContent: action.title });
    button.addEventListener('click', () => {
      notice.remove();
      action.run();
    });
    notice.append(button);
  }
  const close = create('button', { type: 'button', className: 'close', textContent: '×', ariaLabel: 'Close this message' });
  close.addEventListener('click', () => { notice.remove(); });
  notice.append(close);
  list.append(notice);
}

/** Removes all messages. */
export function clearNotices(): void {
  byID('notices', HTMLElement).replaceChildren();
}
