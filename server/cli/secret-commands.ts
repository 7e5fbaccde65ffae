import type { Command } from 'commander';
import { recordServiceAct } from '../activity/store.ts';
import { requireNoProcess } from '../backup/empty-target.ts';
import { createSecret, forgetPreviousSecret, openSecrets, renewSecret } from '../boot/stored-secrets.ts';
import { readConfig } from '../config/read-config.ts';
import { findFolder } from '../db/pglite-folder.ts';
import { readUsableSchema } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import type { Operator } from '../operator/operator.ts';
import { isSecretLost, replaceLastingSecret } from '../secrets/lasting-secret.ts';
import { act, type Options } from './act.ts';
import { confirm, confirmByTyping } from './confirm.ts';
import { requireOwner } from './folder-owner.ts';
import { findRunning, sourceOf, withOwnDatabase } from './own-database.ts';
import { printDone, printRecord } from './print.ts';

type Context = { operator: Operator; options: Options };

const STEPS = (
  fresh: string,
) => `This begins the replacement of BETTER_AUTH_SECRET. Nothing has changed yet. A new secret:

  ${fresh}

1. With several processes: set it as BETTER_AUTH_SECRET_PREVIOUS on each, beside the present BETTER_AUTH_SECRET, and
   restart them. Now all accept what the new secret signs.
2. Set it as BETTER_AUTH_SECRET, and the present one as BETTER_AUTH_SECRET_PREVIOUS. Restart. Nobody is signed out.
3. Run this command again. It encrypts what the present one encrypted, and says until when that is needed.`;

const NEXT_IS_NEW =
  'The present secret is still the one before the replacement, and BETTER_AUTH_SECRET_PREVIOUS is the new one. Next, when each process knows both: set it as BETTER_AUTH_SECRET, and the present one as BETTER_AUTH_SECRET_PREVIOUS. Restart. Then run gatehouse secret rotate again.';

/** The folder whose secret the service keeps in a file; null when the secret is in the environment. */
function findStoredFolder(): string | null {
  const { sessions, database } = readConfig();
  return sessions.secret === undefined ? findFolder(database) : null;
}

/** Encrypts with the current secret what the previous one encrypted, batch by batch. Returns the number of apps. */
async function reseal(operator: Operator): Promise<number> {
  let total = 0;
  for (let after: string | null = ''; after !== null; ) {
    const { resealed, last }: { resealed: number; last: string | null } = await operator.run(
      'secret.reseal',
      { after },
    );
    total += resealed;
    after = last;
  }
  return total;
}

async function rotate({ operator, options }: Context): Promise<void> {
  const status = await operator.run('secret.status', {});
  const stored = findStoredFolder();
  if (status.isPreviousNew && stored === null) return printDone(NEXT_IS_NEW, status, options);
  if (status.hasPrevious) return goOn({ operator, options }, status.previousNeededUntil, stored);
  if (stored !== null) return renew({ operator, options }, stored);
  const fresh = createSecret();
  printDone(STEPS(fresh), { secret: fresh }, options);
}

/** The second step: the service has both secrets. */
async function goOn(
  { operator, options }: Context,
  previousNeededUntil: string | null,
  stored: string | null,
): Promise<void> {
  if (stored !== null && !(await hasPreviousFile(stored)))
    return printDone(
      'The previous secret is deleted already. Next: start the service again. Then all is done.',
      { isDeleted: true },
      options,
    );
  const now = options.dryRun ? null : await reseal(operator);
  const said =
    now === null
      ? 'The authenticator apps would be encrypted with the new secret.'
      : `${now} authenticator apps are encrypted with the new secret now.`;
  const end =
    stored === null ? 'remove BETTER_AUTH_SECRET_PREVIOUS and restart' : 'run gatehouse secret finish';
  printDone(
    `${said}\nSessions need the previous secret until ${previousNeededUntil}. Next, after that, ${end}. Then all is done.`,
    { apps: now, hasPrevious: true, previousNeededUntil },
    options,
  );
}

const hasPreviousFile = async (folder: string): Promise<boolean> =>
  (await openSecrets(folder)).previous !== undefined;

/** The first step with a stored secret. */
async function renew({ operator, options }: Context, folder: string): Promise<void> {
  const isStored = () =>
    new AppError('conflict', {
      sentence: 'A new secret is stored already. Start the service again, then run this command again.',
    });
  if (await hasPreviousFile(folder)) throw isStored();
  await requireOwner(folder);
  if (options.dryRun) return printDone('A new secret would be stored beside the database.', {}, options);
  await confirm('This begins a replacement: a new secret is stored beside the database. Go on?', options);
  if (!(await renewSecret(folder))) throw isStored();
  await operator.run('secret.log', { kind: 'secret_renewed' });
  printDone(
    'A new secret is stored, and the one before it is kept. Next: start the service again; nobody is signed out. Then run this command again.',
    { stored: true },
    options,
  );
}

async function finish({ operator, options }: Context): Promise<void> {
  const { hasPrevious, previousNeededUntil } = await operator.run('secret.status', {});
  const stored = findStoredFolder();
  if (!hasPrevious) throw new AppError('conflict', { sentence: 'There is no previous secret.' });
  if (stored === null)
    throw new AppError('conflict', {
      sentence: 'The previous secret is in the environment: remove BETTER_AUTH_SECRET_PREVIOUS there.',
    });
  await requireOwner(stored);
  if (options.dryRun) return printDone('The previous secret would be deleted.', {}, options);
  if (previousNeededUntil !== null && Date.parse(previousNeededUntil) > Date.now())
    await confirm(
      `Sessions that the previous secret signed last until ${previousNeededUntil}. They end now. Go on?`,
      options,
    );
  await reseal(operator);
  await forgetPreviousSecret(stored);
  await operator.run('secret.log', { kind: 'secret_finished' });
  printDone(
    'The previous secret is deleted. Start the service again, so that it forgets it too. All is done.',
    { finished: true },
    options,
  );
}

/** Works without the other parts of the service, which refuse to start with a foreign secret. */
async function beginAnew(options: Options): Promise<void> {
  const source = sourceOf(options);
  if (await findRunning(options))
    throw new AppError('conflict', { sentence: 'Gatehouse is running on this database. Stop it first.' });
  await withOwnDatabase(async ({ database: { db }, secrets }) => {
    await requireNoProcess(db);
    if ((await readUsableSchema(db)).missing.length > 0)
      throw new AppError('precondition_failed', {
        sentence: 'The database lacks migrations of this version. Run: gatehouse db migrate',
      });
    if (!(await isSecretLost(db, secrets)))
      throw new AppError('conflict', {
        sentence: 'The secret is not lost: the present one opens this database. Nothing was changed.',
      });
    if (options.dryRun)
      return printDone('The present secret would become the one of this database.', {}, options);
    await confirmByTyping(
      'Passkeys, authenticator apps and backup codes of all users stop working for ever, and everybody is signed out.',
      'lost',
      options,
    );
    await db.transaction(async (trx) => {
      await replaceLastingSecret(trx, secrets.current);
      await recordServiceAct(trx, 'secret_lost', source);
    });
    printDone(
      'The present secret is the one of this database now. Start the service.',
      { done: true },
      options,
    );
  });
}

/** `gatehouse secret …` */
export function addSecretCommands(program: Command): void {
  const secret = program
    .command('secret')
    .description('replace BETTER_AUTH_SECRET without signing anybody out');
  secret
    .command('status')
    .description('since when the secret is used, and until when the previous one is needed')
    .action(
      act(async ({ operator, options }) => {
        const status = await operator.run('secret.status', {});
        printRecord({ ...status, ...(status.isPreviousNew && { next: NEXT_IS_NEW }) }, options);
      }),
    );
  secret
    .command('rotate')
    .description('begin to replace the secret, or do the next step; it says what comes next')
    .action(act(rotate));
  secret
    .command('finish')
    .description('delete the previous secret that is stored beside an embedded database')
    .action(act(finish));
  secret
    .command('lost')
    .description('begin anew when the secret of the database is lost')
    .action((_options: unknown, command: Command) => beginAnew(command.optsWithGlobals<Options>()));
}
