import type { ComponentProps } from 'react';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

/** Opens the menu of the signed-in user. */
export function UserButton({
  name,
  image,
  ...button
}: ComponentProps<'button'> & { name: string; image: string | null }) {
  return (
    <button
      type="button"
      {...button}
      className="-me-2 flex min-h-11 items-center gap-2.5 rounded-box px-2 hover:bg-canvas aria-expanded:bg-canvas"
    >
      <Avatar name={name} image={image} className="size-8 text-sm" />
      <span dir="auto" className="max-w-48 truncate font-medium max-sm:sr-only">
        {name}
      </span>
      <Icon name="chevron" className="text-muted" />
    </button>
  );
}
