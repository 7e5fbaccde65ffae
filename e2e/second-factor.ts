import { type APIRequestContext, expect } from '@playwright/test';
import { generateSync } from 'otplib';
import { authUrl } from '../shared/paths.ts';
import { GATEHOUSE } from './addresses.ts';

export type App = {
  /** A code of the app. `steps`: time steps of thirty seconds from now. */
  code: (steps?: number) => string;
  backupCodes: string[];
};

/** Turns two-factor on for the person who is signed in with these cookies, with an app of its own. */
export async function turnOnTwoFactor(request: APIRequestContext, url = GATEHOUSE): Promise<App> {
  const post = async (route: 'enableTwoFactor' | 'verifyTotp', data: object) => {
    const answer = await request.post(`${url}${authUrl(route)}`, { data, headers: { origin: url } });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  const { totpURI, backupCodes } = await post('enableTwoFactor', {});
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const code = (steps = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps });
  // The step before: each code works once, and the test wants to use the next ones.
  await post('verifyTotp', { code: code(-1) });
  return { code, backupCodes };
}
