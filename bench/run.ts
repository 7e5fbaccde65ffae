import { availableParallelism } from 'node:os';
import { buildMissing } from '../server/boot/build.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { benchAnnouncing } from './announcing.ts';
import { benchBackup } from './backup.ts';
import { benchBridge } from './bridge.ts';
import { benchChanges } from './changes.ts';
import { benchColdStart } from './cold-start.ts';
import { openMigrated } from './database.ts';
import { benchFastApi } from './fastapi.ts';
import { benchImport } from './import.ts';
import { benchLookup } from './lookup.ts';
import { benchMail } from './mail.ts';
import { benchMemory } from './memory.ts';
import { benchPasswords } from './passwords.ts';
import { seedPeople } from './people.ts';
import { benchLanguages, benchPortal } from './portal.ts';
import { conclude, note } from './report.ts';
import { benchRevocation } from './revocation.ts';
import { benchSignIns } from './sign-ins.ts';
import { benchTwoProcesses } from './two-processes.ts';
import { benchUsers } from './users.ts';
import { benchWorkers } from './workers.ts';

// `npm run bench [name …]`: measures every figure of bench/README.md, or the named ones, on its own PostgreSQL.

/** The seeded people that all benches share; the sessions of some are revoked. */
const PEOPLE = { from: 0, to: 102_000 };

const benches: Record<string, (databaseUrl: string) => Promise<void>> = {
  bridge: benchBridge,
  'sign-ins': benchSignIns,
  passwords: benchPasswords,
  mail: benchMail,
  revocation: benchRevocation,
  fastapi: benchFastApi,
  lookup: benchLookup,
  users: benchUsers,
  memory: benchMemory,
  'two-processes': benchTwoProcesses,
  workers: benchWorkers,
  portal: benchPortal,
  languages: benchLanguages,
  announcing: benchAnnouncing,
  changes: benchChanges,
  import: benchImport,
  'cold-start': benchColdStart,
  backup: benchBackup,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such bench: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(1);
}

await buildMissing(() => process.stdout.write('Building portal and server…\n'));
const cluster = await openCluster();
try {
  const databaseUrl = `${cluster.url}/postgres`;
  note(`node ${process.version}, ${availableParallelism()} cores, PostgreSQL beside it without fsync`);
  await (await openMigrated(databaseUrl)).close();
  await seedPeople(databaseUrl, PEOPLE);
  for (const [name, bench] of Object.entries(benches))
    if (asked.length === 0 || asked.includes(name)) await bench(databaseUrl);
} finally {
  await cluster.close();
}
process.exit(conclude() ? 0 : 1);
