import { userInfo } from 'node:os';

/** The name of the person at the terminal, also behind `sudo`. In an image that is the name of its user. */
export function findOperatorName(): string {
  try {
    return process.env.SUDO_USER || userInfo().username;
  } catch {
    return 'unknown'; // a user id without a name
  }
}
