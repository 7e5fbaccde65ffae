// The classes of parts of Base UI that lie over a page.

export const BACKDROP =
  'fixed inset-0 z-20 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none';

export const POPUP =
  'fixed inset-0 z-20 m-auto h-fit max-h-[calc(100dvh-2rem)] w-[min(31rem,100%-2rem)] overflow-y-auto rounded-box border border-line bg-raised p-6 shadow-box outline-none';

export const MENU_ITEM =
  'flex min-h-11 cursor-pointer items-center rounded-box px-3 -outline-offset-2 data-highlighted:bg-accent-soft';
