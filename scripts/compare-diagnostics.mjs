// Compares two reports of `check --format json` as sets of (file, range, severity). Rule codes and messages may differ.
// Called by compare-diagnostics.sh.
import { readFileSync } from "node:fs";

/** Returns the codes and messages of a report's diagnostics by file, severity and byte offsets. */
function read(path) {
  const found = new Map();
  for (const file of JSON.parse(readFileSync(path, "utf8")).files) {
    for (const d of file.findings) {
      const key = `${file.path}:${d.range.start.offset}-${d.range.end.offset} ${d.severity}`;
      found.set(key, [...(found.get(key) ?? []), `${d.code}: ${d.message}`]);
    }
  }
  return found;
}

const [before, after] = process.argv.slice(2).map(read);
let differences = 0;
for (const [sign, from, to] of [["-", before, after], ["+", after, before]]) {
  for (const [key, diagnostics] of from) {
    if (to.has(key)) continue;
    differences++;
    console.log(`${sign} ${key} ${diagnostics.join(" | ")}`);
  }
}
console.log(`${before.size} places before, ${after.size} after, ${differences} differences`);
process.exit(differences > 0 || before.size === 0 ? 1 : 0);
