import { NEED, type Need } from '../../../shared/paths.ts';
import { toUrl } from './url.ts';

const readObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/**
 * What the JSON of a back end's refusal asks for; null when it asks for no step-up. Its address is not used, because
 * the back end may know Gatehouse by another one.
 */
export function readNeed(body: unknown): Need | null {
  // FastAPI puts the problem into `detail`; other back ends may send the problem itself.
  const problem = [readObject(body).detail, body]
    .map(readObject)
    .find(({ code }) => code === 'step_up_required');
  if (!problem) return null;
  const need = toUrl(String(problem.stepUpUrl))?.searchParams.get(NEED);
  return need === 'second_factor' ? need : 'fresh';
}
