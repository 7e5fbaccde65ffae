import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { FieldMessages } from '../../shared/errors.ts';

/**
 * Shows the service's field errors at the fields of a form, for `useAction`. The first field with an error receives the
 * focus. `toPath` converts the service's field name to the path in the form. Forms validate on submit, not on blur: a
 * message that appears between press and release moves the button away, and the click is lost.
 */
export const inFieldsOf =
  <Values extends FieldValues, Output>(
    form: UseFormReturn<Values, unknown, Output>,
    toPath: (field: string) => string = (field) => field,
  ) =>
  (fields: FieldMessages): boolean => {
    const shown = Object.entries(fields)
      .map(([field, message]) => ({ path: toPath(field) as Path<Values>, message }))
      .filter(({ path }) => form.getValues(path) !== undefined);
    for (const [index, { path, message }] of shown.entries())
      form.setError(path, { message }, { shouldFocus: index === 0 });
    return shown.length > 0;
  };
