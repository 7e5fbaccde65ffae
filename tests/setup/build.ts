import { buildMissing } from '../../server/boot/build.ts';

/** Builds once, before several services start at once and would all find something missing. */
export default () => buildMissing(() => {});
