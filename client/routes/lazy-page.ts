import { lazyRouteComponent } from '@tanstack/react-router';
import { lazyImport } from '../api/lazy-import.ts';

/** A page whose script loads when the page opens. */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(() => lazyImport(importer), name);
