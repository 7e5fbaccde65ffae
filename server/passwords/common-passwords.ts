import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

let passwords: ReadonlySet<string> | undefined;

/** True for a password that attackers try first, in upper or lower case. The list is read once. */
export function isCommonPassword(password: string): boolean {
  passwords ??= new Set(
    readFileSync(join(ROOT, 'server/passwords/common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return passwords.has(password.toLowerCase());
}
