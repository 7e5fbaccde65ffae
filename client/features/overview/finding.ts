import type { ReactNode } from 'react';
import type { IconName } from '../../ui/subject-icon.tsx';

export type Finding = {
  /** `danger`: the user should prevent it; `todo`: an open task; `fine`: in order; `fact`: the user has to judge it. */
  state: 'danger' | 'todo' | 'fine' | 'fact';
  icon: IconName;
  text: ReactNode;
  /** The label of the next step, and the path of its page. */
  step: string;
  to: string;
  hash?: string;
};

export const danger = { state: 'danger', icon: 'warning' } as const;
export const todo = { state: 'todo', icon: 'todo' } as const;
export const fine = { state: 'fine', icon: 'check' } as const;

/** True for findings that need an action by the user. */
export const isLeft = ({ state }: Pick<Finding, 'state'>): boolean => state === 'danger' || state === 'todo';
