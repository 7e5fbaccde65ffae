import { request } from '@playwright/test';
import { BRIDGE, bridgeClaims } from '../shared/paths.ts';
import { CLAIMS_KEY } from './addresses.ts';

/** Writes the roles of a person, as a back end does. `version`: of the claims that it replaces. */
export async function giveRoles(url: string, id: string, roles: readonly string[], version = 0) {
  const backEnd = await request.newContext();
  const answer = await backEnd.patch(url + BRIDGE + bridgeClaims(id), {
    headers: { authorization: `Bearer ${CLAIMS_KEY}`, 'if-match': `"${version}"` },
    data: { roles },
  });
  if (!answer.ok()) throw new Error(`the roles were refused: ${await answer.text()}`);
  await backEnd.dispose();
}
