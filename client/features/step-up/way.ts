import type { StepUpMethod } from '../../../shared/sign-in-methods.ts';

/** What a user enters as a proof. A backup code counts as a code. */
export type Way = StepUpMethod | 'backup';

export type Proof =
  | { way: 'passkey' }
  | { way: 'code'; code: string; trustDevice?: boolean | undefined }
  | { way: 'password'; password: string };

/** The props of each way's form. */
export type WayProps = {
  prove: (proof: Proof) => Promise<void>;
  /** True after the user chose this way: its control receives the focus. */
  takesFocus: boolean;
  /** In a dialog: what cancels it. */
  onCancel?: (() => void) | undefined;
};

/** The ways of these methods, in their order. Each code of an app has a backup code as its replacement. */
export const toWays = (methods: readonly StepUpMethod[]): Way[] =>
  methods.flatMap((method): Way[] => (method === 'code' ? ['code', 'backup'] : [method]));
