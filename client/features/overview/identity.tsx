import { useUser } from '../../session/session-provider.tsx';
import { Avatar } from '../../ui/avatar.tsx';

/** The account's user. */
export function Identity() {
  const { name, email, image } = useUser();
  return (
    <div className="flex items-center gap-4 py-6">
      <Avatar name={name} image={image} className="size-14 text-xl" />
      <div className="min-w-0">
        {/* Both are aligned with the page, and cut at their end, whatever their writing direction. */}
        <p className="flex font-semibold text-lg">
          <span dir="auto" className="truncate">
            {name}
          </span>
        </p>
        <p className="flex text-muted">
          <span dir="auto" className="truncate">
            {email}
          </span>
        </p>
      </div>
    </div>
  );
}
