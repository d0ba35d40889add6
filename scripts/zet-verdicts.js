// Prints what "zet validate" says to each project in a folder: its name, a tab, and ok, error or crash.
//
//	node scripts/zet-verdicts.js FOLDER-OF-ZET FOLDER-OF-PROJECTS
//
// The program itself runs, once for each project, but all runs share a process, which is a hundred
// times quicker. It ends by process.exit where there are errors, prints something where there are none,
// and does neither where it crashes, since it catches that itself and ends with exit code 0.
'use strict';

const fs = require('fs');
const path = require('path');

const [zet, projects] = process.argv.slice(2).map((folder) => path.resolve(folder));
const main = path.join(zet, 'index.js');
const exit = process.exit;
const write = process.stdout.write.bind(process.stdout);

process.env.NO_UPDATE_NOTIFIER = '1';
process.env.NO_COLOR = '1';
process.argv = [process.argv[0], main, 'validate'];

let ended, printed;
process.exit = (code) => {
  ended ??= code ?? 0;
  throw new Error('process.exit');
};
// What is right is said through the console, a crash through a logger.
console.log = () => {
  printed = true;
};
process.stdout.write = () => true;

for (const name of fs.readdirSync(projects).sort()) {
  write(`${name}\t${verdict(path.join(projects, name))}\n`);
}
exit(0);

function verdict(project) {
  process.chdir(project);
  ended = undefined;
  printed = false;
  forget((file) => file === main || file.includes('/node_modules/commander/') || file.startsWith(projects));
  try {
    require(main);
  } catch (thrown) {
    if (ended === undefined) return 'crash';
  }
  if (ended !== undefined) return ended === 0 ? 'ok' : 'error';
  return printed ? 'ok' : 'crash';
}

// forget makes require read such files again: the program, which runs when it is read, what it
// keeps commands in, and the JSON of projects.
function forget(which) {
  for (const file of Object.keys(require.cache)) {
    if (which(file)) delete require.cache[file];
  }
}
