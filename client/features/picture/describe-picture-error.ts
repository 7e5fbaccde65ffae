import { type Description, describeError } from '../../api/describe-error.ts';
import { type FailureCode, toFailure } from '../../api/failure.ts';
import { part } from '../../words/part.ts';

const words = part('picture');

const ABOUT_PICTURE: readonly FailureCode[] = [
  'invalid_input',
  'unsupported_media_type',
  'payload_too_large',
];

/** Describes an error. Codes that mean other invalid input elsewhere mean here that the picture was refused. */
export const describePictureError = (error: unknown): Description =>
  ABOUT_PICTURE.includes(toFailure(error).code) ? { message: words.refused } : describeError(error);
