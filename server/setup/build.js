import { prepare } from './prepare.js';
import { ROOT } from './root.js';

// `npm run build [-- <folder>]`: writes the service as one folder that needs Node.js and nothing else.
if (await prepare()) {
  const { register } = await import('tsx/esm/api');
  register();
  const { writeInstallation, UnusableFolder } = await import(
    new URL('server/build/installation.ts', ROOT).href
  );
  await writeInstallation(process.argv[2]).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof UnusableFolder)) throw error;
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    process.exitCode = 1;
  });
}
