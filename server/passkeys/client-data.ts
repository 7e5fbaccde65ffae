import { z } from 'zod/mini';

const clientDataSchema = z.object({ challenge: z.string(), crossOrigin: z.optional(z.boolean()) });

/**
 * The challenge that a browser answered; null when its client data (WebAuthn §5.8.1) cannot be read, or when the page
 * was a frame inside a page of another site: the portal is in no frame.
 */
export function readChallenge(clientDataJSON: string): string | null {
  try {
    const parsed = clientDataSchema.safeParse(
      JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')),
    );
    return parsed.success && parsed.data.crossOrigin !== true ? parsed.data.challenge : null;
  } catch {
    return null;
  }
}
