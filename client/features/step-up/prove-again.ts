import { stepUp, stepUpWithPasskey } from '../../api/proof.ts';
import type { Proof } from './way.ts';

/** Sends the proof of a signed-in user as a step-up. Throws ApiError. */
export async function proveAgain(proof: Proof): Promise<void> {
  if (proof.way === 'passkey') await stepUpWithPasskey();
  else await stepUp(proof.way === 'code' ? { code: proof.code } : { password: proof.password });
}
