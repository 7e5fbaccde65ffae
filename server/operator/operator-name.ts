import { z } from 'zod/mini';

/** The longest name of an operator, in characters. */
const MAX_LENGTH = 64;

/** The name of an operator, which the security log and the portal show. */
export const operatorNameSchema = z
  .string('Say who you are: --as <name>.')
  .check(
    z.trim(),
    z.minLength(1, 'Say who you are: --as <name>.'),
    z.maxLength(MAX_LENGTH, `The name after --as may have ${MAX_LENGTH} characters at most.`),
    z.regex(/^[^\p{C}\u2028\u2029]*$/u, 'The name after --as contains characters that cannot be shown.'),
  );
