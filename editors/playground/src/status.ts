// The state of the server in the footer.

import { byID } from './dom.ts';

export type State = 'starting' | 'ready' | 'stopped';

/** Shows the state of the server, which tests and styles find as data-server on the document element. */
export function showStatus(state: State, text: string): void {
  document.documentElement.dataset.server = state;
  byID('status', HTMLElement).textContent = text;
}
