import { userInfo } from 'node:os';

/**
 * The name of the person at the terminal, also behind `sudo`. Without a name in the machine's list of users, as in the
 * image, it is the number of the user.
 */
export function findOperatorName(): string {
  try {
    return process.env.SUDO_USER || userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
}
