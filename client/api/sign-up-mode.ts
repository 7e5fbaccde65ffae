import { call } from './call.ts';

/** How this service takes new people in. Throws ApiError. */
export const findSignUpMode = async (): Promise<string> =>
  (await call<{ signUp: string }>('portal.config')).signUp;
