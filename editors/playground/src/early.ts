// Runs before the page is displayed, so that it does not flash in the wrong colors.

import { applyTheme } from './theme.ts';

applyTheme();
