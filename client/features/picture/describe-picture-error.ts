import { refused } from '#messages/picture.ts';
import { type Description, describeError } from '../../api/describe-error.ts';
import { type FailureCode, toFailure } from '../../api/failure.ts';

const ABOUT_PICTURE: readonly FailureCode[] = [
  'invalid_input',
  'unsupported_media_type',
  'payload_too_large',
];

/** What else is wrong with input is, here, wrong with the picture. */
export const describePictureError = (error: unknown): Description =>
  ABOUT_PICTURE.includes(toFailure(error).code) ? { message: refused } : describeError(error);
