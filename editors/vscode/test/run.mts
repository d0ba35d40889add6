// Tests the packaged extension in a real VS Code.
//
//   node test/run.mts EDITOR VSIX [PICTURES]
//
// EDITOR is the folder that scripts/install-vscode.sh prints, PICTURES one to take pictures into. With FIGURES=1 in
// the environment it measures as well; ONLY=host, ONLY=window or ONLY=figures leaves out the others, of which browsers have only the tests
// in a window, and MATCH=EXPRESSION the tests in the window whose name does not match.

import * as path from 'node:path';
import { measure } from './figures.mts';
import { hostTests } from './host.mts';
import { windowTests } from './window.mts';
import type { Installation } from './vscode.mts';

const [editor, vsix, pictures] = process.argv.slice(2);
if (editor === undefined || vsix === undefined) {
  throw new Error('usage: node test/run.mts EDITOR VSIX [PICTURES]');
}
const installation: Installation = {
  codeServer: path.resolve(editor, 'bin', 'code-server'),
  chromium: path.resolve(editor, 'bin', 'chromium'),
  vsix: path.resolve(vsix),
};

const platform = vsix.endsWith('-web.vsix') ? 'web' : 'native';
let failed = 0;
const { FIGURES, ONLY } = process.env;
const kinds = {
  host: () => hostTests(installation),
  window: () => windowTests(installation, platform, pictures && path.resolve(pictures)),
  figures: () => measure(installation),
};
if (ONLY !== undefined && !(ONLY in kinds)) {
  throw new Error(`ONLY must be host, window or figures, not ${ONLY}`);
}
for (const [kind, run] of Object.entries(kinds)) {
  const isWanted = kind === 'figures' ? FIGURES === '1' || ONLY === 'figures' : kind === (ONLY ?? kind) && (kind === 'window' || platform === 'native');
  if (!isWanted) {
    continue;
  }
  const lines = await run();
  if (kind !== 'window') { // which prints each line when it has it
    console.log(lines.join('\n'));
  }
  failed += lines.filter((line) => line.startsWith('not ok ')).length;
  if (kind !== 'figures' && !lines.some((line) => line.startsWith('ok '))) {
    throw new Error(`no ${kind} test passed`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
