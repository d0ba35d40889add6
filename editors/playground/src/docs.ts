// The script of the reference pages.

import { byID } from './dom.ts';
import { type Page, search } from './search.ts';
import { switchTheme } from './theme.ts';

switchTheme(byID('theme', HTMLButtonElement));
const load = async () => (await (await fetch('../pages.json')).json()) as readonly Page[];
search(byID('search', HTMLInputElement), byID('results', HTMLElement), load, '../');
