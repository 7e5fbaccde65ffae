import { lazyRouteComponent } from '@tanstack/react-router';
import { LIVEZ } from '../../shared/paths.ts';
import { ApiError } from '../api/failure.ts';
import { fetchInTime } from '../api/request.ts';

/**
 * A page whose script comes when the page is opened. A script that does not come means one of two
 * things: a new release replaced it, and the router then reloads the page once, or an outage, and
 * then reloading would only lose the page that is there.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(
    () =>
      importer().catch(async (cause: unknown) => {
        await fetchInTime(LIVEZ).catch(() => {
          throw new ApiError({ code: 'unreachable' }, { cause });
        });
        throw cause;
      }),
    name,
  );
