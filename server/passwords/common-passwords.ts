import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

let passwords: ReadonlySet<string> | undefined;

/** True for one of the passwords that guessers try first, whatever its case. The list is read once. */
export function isCommonPassword(password: string): boolean {
  passwords ??= new Set(
    readFileSync(join(ROOT, 'server/passwords/common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return passwords.has(password.toLowerCase());
}
