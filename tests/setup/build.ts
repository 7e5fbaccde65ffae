import { buildMissing } from '../../server/boot/build.ts';

/**
 * Builds once before the tests. Otherwise several services would start at the same time and all build what is missing.
 */
export default () => buildMissing(() => {});
