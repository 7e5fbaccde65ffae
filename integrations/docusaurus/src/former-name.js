import { toFault } from './fault.js';

/** @import { Compiler } from 'webpack' */

/** The former import name of gatehouse-auth. On npm that name is another package, which has a `./react` too. */
const FORMER = /^gatehouse\/(client|react)$/;
const NAME = 'docusaurus-plugin-gatehouse';

/** Ends the build at an import of the former name, so that the other package's code never runs. */
export class FormerName {
  /** @param {Compiler} compiler */
  apply(compiler) {
    compiler.hooks.normalModuleFactory.tap(NAME, (factory) => {
      factory.hooks.beforeResolve.tap(NAME, ({ request, contextInfo }) => {
        const [, entry] = FORMER.exec(request) ?? [];
        if (!entry) return;
        throw toFault(
          `found an import of "${request}" in ${contextInfo.issuer}. Write "gatehouse-auth/${entry}": the npm package "gatehouse" is somebody else's.`,
        );
      });
    });
  }
}
