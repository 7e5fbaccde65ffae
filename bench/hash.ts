import { hashPassword, verifyPassword } from '../server/passwords/password-hash.ts';

// Prints how many passwords a second of processor time checks, as a sign-in does and with nothing around it.

const PASSWORD = 'correct horse battery';
const WARM_UP = 5;
const COUNT = 60;

const hash = await hashPassword(PASSWORD);
const check = async (times: number) => {
  for (let done = 0; done < times; done += 1) await verifyPassword({ password: PASSWORD, hash });
};
await check(WARM_UP);
const before = process.cpuUsage();
await check(COUNT);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${COUNT / ((user + system) / 1_000_000)}\n`);
process.exit(0);
