import { useMessage } from '../words/use-message.ts';
import { Icon } from './icon.tsx';

/** The error of a control, shown by more than colour. Schemas write it in English; this translates it. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  const words = useMessage(message);
  if (!message) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-danger text-sm">
      <Icon name="warning" className="size-4.5" />
      {words}
    </p>
  );
}
