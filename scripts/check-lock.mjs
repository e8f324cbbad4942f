// The lock file must serve every platform and every registry: it names all optional packages (or `npm ci` fails with "Missing: … from
// lock file" elsewhere) and holds no download addresses.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** As Node looks: in this package's own node_modules, then in the ones above. */
function isLocked(at, name) {
  for (let folder = at; ; folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const faults = [];
for (const [at, { optionalDependencies = {}, resolved, link }] of Object.entries(packages)) {
  for (const name of Object.keys(optionalDependencies))
    if (!isLocked(at, name)) faults.push(`lacks ${name}, wanted by ${at || 'the root'}`);
  if (resolved && !link) faults.push(`names a download address for ${at}: ${resolved}`);
}
for (const fault of faults) console.error(`package-lock.json ${fault}`);
if (faults.length) process.exit(1);
console.log('package-lock.json serves every platform');
