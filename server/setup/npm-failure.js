const UNREACHABLE =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|FETCH_ERROR)$/;
/** @type {Record<string, string>} */
const REASONS = {
  EUSAGE: 'package.json and package-lock.json do not agree; npm install brings them together',
  EINTEGRITY: 'a package is not the one package-lock.json names',
  EACCES: 'the folder cannot be written',
  EPERM: 'the folder cannot be written',
  EROFS: 'the folder cannot be written',
  ENOSPC: 'the disk is full',
};

/**
 * Describes in one line why npm failed. It uses only the code of npm's message: an address in the message may contain a
 * password.
 *
 * @param {Error | number | null} ended The exit code, null after a signal, or the error when npm could not start.
 * @param {string} stderr npm's output on stderr.
 */
export function describeFailure(ended, stderr) {
  if (ended instanceof Error)
    return 'The packages are not installed, and npm is not to be found on the PATH.';
  const [, code = ended === null ? 'killed' : `exit code ${ended}`] =
    /^npm (?:error|ERR!) code (\S+)/m.exec(stderr) ?? [];
  const reason = UNREACHABLE.test(code) ? 'the registry cannot be reached' : REASONS[code];
  return `The packages could not be installed: ${reason ? `${reason} (${code})` : `npm ci failed (${code}); run it to see why`}.`;
}
