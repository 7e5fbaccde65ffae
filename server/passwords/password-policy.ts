import { toEmailForm } from '../../shared/email-address.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Whose password it is to be: nobody's name is a secret. */
export type Owner = { email: string; name: string };
/** Better Auth's own code where it has one, for its clients know them. */
export type PasswordRefusal = { code: string; message: string };

/** Looks a password up among those known to have leaked. Never throws: no answer means not known. */
export type IsBreached = (password: string) => Promise<boolean>;

type PolicyOptions = { minLength: number; appName: string; isBreached?: IsBreached | undefined };

/** Letters and digits in lower case, without the digits and signs that people hang on. */
const toCore = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\p{N}+|\p{N}+$/gu, '');

/** Shorter ones are parts of too many good passwords to mean anything. */
const CORE_MIN_LENGTH = 3;

/**
 * What a chosen password must not be (NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2.4 and 6.2.11): no rules of
 * composition, but nothing that a guesser tries first. Length in code points, of the NFC form.
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
    /** Null when the password will do; else why not, for the person who chose it. */
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
