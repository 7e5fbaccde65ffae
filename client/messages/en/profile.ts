// The labels and hints of the fields are in shared/profile.ts.

export const title = 'Profile';

export const account = { title: 'Account', intro: 'Your name, and the email you sign in with.' };
export const changeEmail = 'Change email';
export const details = { title: 'Details', intro: 'All of it is optional.' };
export const background = {
  title: 'Background',
  /** `why` comes from shared/questions.ts. */
  intro: (appName: string, why: string) => `${appName} asks, ${why}. All of it is optional.`,
};

export const save = 'Save';
export const saved = 'Saved.';
export const onlyNameSaved = 'Your name was saved, the rest was not.';
