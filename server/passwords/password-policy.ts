import { toEmailForm } from '../../shared/email-address.ts';
import { isCommonPassword } from './common-passwords.ts';

/** The person the password is for. The person's name and address must not be the password, as they are no secret. */
export type Owner = { email: string; name: string };
/** `code` is Better Auth's own code where it has one, because its clients know these codes. */
export type PasswordRefusal = { code: string; message: string };

/** Looks a password up among leaked passwords. Never throws: without an answer, the password counts as not leaked. */
export type IsBreached = (password: string) => Promise<boolean>;

type PolicyOptions = { minLength: number; appName: string; isBreached?: IsBreached | undefined };

/** Letters and digits in lower case, without signs and without the digits at the start and at the end. */
const toCore = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\p{N}+|\p{N}+$/gu, '');

/** Shorter values are ignored: they are part of too many good passwords. */
const CORE_MIN_LENGTH = 3;

/**
 * Refuses passwords that an attacker would try first (NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2.4 and 6.2.11). There are no
 * rules of composition. The length is counted in code points of the NFC form.
 */
export function createPasswordPolicy({ minLength, appName, isBreached }: PolicyOptions) {
  const findName = (password: string, { email, name }: Owner): string | null => {
    const core = toCore(password);
    const is = (...values: string[]) =>
      values.map(toCore).some((value) => value.length >= CORE_MIN_LENGTH && value === core);
    if (is(email, email.split('@')[0] ?? '') || toEmailForm(password) === email) return 'your email address';
    if (is(name, ...name.split(/\s+/))) return 'your name';
    return is(appName) ? `the name of ${appName}` : null;
  };

  return {
    /** Null when the password is acceptable; otherwise the reason, in words for the person who chose it. */
    async findRefusal(password: string, owner: Owner): Promise<PasswordRefusal | null> {
      if ([...password].length < minLength)
        return { code: 'PASSWORD_TOO_SHORT', message: `Use at least ${minLength} characters.` };
      const name = findName(password, owner);
      if (name)
        return { code: 'PASSWORD_COMPROMISED', message: `Choose a password that isn’t just ${name}.` };
      if (isCommonPassword(password) || (await isBreached?.(password)))
        return {
          code: 'PASSWORD_COMPROMISED',
          message: 'Too many people use this password. Choose another one.',
        };
      return null;
    },
  };
}
export type PasswordPolicy = ReturnType<typeof createPasswordPolicy>;
