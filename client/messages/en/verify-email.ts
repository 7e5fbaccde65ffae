export const goOn = 'Continue';
export const toAccount = 'Go to your account';
export const sendNewLink = 'Send a new link';
export const thanks = 'Thank you';

export const confirm = {
  title: 'Confirm your email address',
  intro: 'One click, and we know that this address is yours.',
  action: 'Confirm email address',
  done: (email: string) => `${email} is confirmed.`,
};

export const keep = {
  title: 'Keep your account',
  intro: 'It is about to be deleted. One click, and it stays as it is.',
  action: 'Keep my account',
  done: 'Your account stays. Nothing was lost.',
};

export const change = {
  title: 'Change your email address',
  intro: 'The mail names the new one. Once both agree, you sign in with it; other devices are signed out.',
  action: 'Confirm the change',
  done: (email: string) => `Your email address is ${email} from now on.`,
  half: (email: string) =>
    `Noted. ${email} becomes your address once the other one agrees, or after three days.`,
};
