import { useUser } from '../../session/session-provider.tsx';
import { Avatar } from '../../ui/avatar.tsx';

/** Whose account this is. */
export function Identity() {
  const { name, email, image } = useUser();
  return (
    <div className="flex items-center gap-4 py-6">
      <Avatar name={name} image={image} className="size-14 text-xl" />
      <div className="min-w-0">
        {/* Begins where the address does, whichever way it is written. */}
        <p className="flex font-semibold text-lg">
          <span dir="auto" className="truncate">
            {name}
          </span>
        </p>
        <p className="truncate text-muted">{email}</p>
      </div>
    </div>
  );
}
