import { refused } from '#messages/picture.ts';
import { type Description, describeError } from '../../api/describe-error.ts';
import { type FailureCode, toFailure } from '../../api/failure.ts';

const ABOUT_PICTURE: readonly FailureCode[] = [
  'invalid_input',
  'unsupported_media_type',
  'payload_too_large',
];

/** Describes an error. Codes that mean other invalid input elsewhere mean here that the picture was refused. */
export const describePictureError = (error: unknown): Description =>
  ABOUT_PICTURE.includes(toFailure(error).code) ? { message: refused } : describeError(error);
