import { AppError } from '../errors.ts';

/** The refusal of what a site may not do with its access token. */
export const refuseSite = (): AppError =>
  new AppError('forbidden', {
    sentence: 'A site may not do this with its access token. The person can do it in the portal.',
  });
