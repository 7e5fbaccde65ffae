// Refusals in the words of Better Auth's plugin `twoFactor`, whose client knows them.

export const UNKNOWN_COOKIE = { code: 'INVALID_TWO_FACTOR_COOKIE', message: 'Invalid two factor cookie' };
export const TOO_MANY = {
  code: 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
  message: 'Too many attempts. Please request a new code.',
};
/** A wrong code, by its kind. */
export const WRONG = {
  totp: { code: 'INVALID_CODE', message: 'Invalid code' },
  backup: { code: 'INVALID_BACKUP_CODE', message: 'Invalid backup code' },
};
/** A code of an account that has no authenticator app, by the kind of the code. */
export const NOT_ENABLED = {
  totp: { code: 'TOTP_NOT_ENABLED', message: 'TOTP not enabled' },
  backup: { code: 'BACKUP_CODES_NOT_ENABLED', message: "Backup codes aren't enabled" },
};
export const TWO_FACTOR_OFF = { code: 'TWO_FACTOR_NOT_ENABLED', message: "Two factor isn't enabled" };
export const ALREADY_ON = { code: 'TOTP_ALREADY_ENABLED', message: 'TOTP is already enabled' };
export const NO_OTP = { code: 'OTP_NOT_CONFIGURED', message: 'OTP is not available' };
export const WRONG_PASSWORD = { code: 'INVALID_PASSWORD', message: 'Invalid password' };
