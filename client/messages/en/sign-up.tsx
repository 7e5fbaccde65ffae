import type { ReactNode } from 'react';

type InLink = (words: string) => ReactNode;

export const title = 'Create your account';
export const submit = 'Create account';
export const byPasskey = 'Create account with a passkey';
export const closed = 'You can’t create an account here now. Ask whoever runs this site.';

export const terms = (link: InLink) => <>By creating an account you agree to the {link('terms')}.</>;
export const privacy = (link: InLink) => <>How your data is treated is in the {link('privacy policy')}.</>;
