export default {
  ui: {
    // Texts of client/ui/, which uses no other part.
    requestId: 'Request id',
    tryAgain: 'Try again',
    loading: 'Loading…',
    justNow: 'just now',
    /** `hidden`: for people who cannot see the field beside it. */
    show: 'Show<hidden> password</hidden>',
    hide: 'Hide<hidden> password</hidden>',
    countOf: '{count} of {limit}',
    signOut: 'Sign out',
    result: 'Result',
    sendAgain: 'Send again',
    sendAgainIn: 'Send again in {seconds} s',
    nowAgain: 'You can try again now.',
    language: 'Language',
    languageNotChanged: 'The language was not changed.',
    theme: 'Theme',
    themes: {
      system: 'Same as device',
      light: 'Light',
      dark: 'Dark',
    },
    /** Two sentences, one after the other. */
    both: '{first} {second}',
    /** Asks before typed values are lost. */
    unsaved: {
      title: 'Leave without saving?',
      consequence: 'What you changed on this page will be lost.',
      leave: 'Leave without saving',
      keep: 'Keep editing',
    },
  },

  errors: {
    // By code: the service's codes, and the codes that only the browser produces.
    unexpected: 'Something went wrong on our side. Try again.',
    sentences: {
      invalid_input: 'Some of this is not valid. Check the form and try again.',
      unauthenticated: 'You were signed out. Sign in again.',
      forbidden: 'This request was refused. Ask whoever runs this site.',
      account_disabled: 'This account is disabled. Ask whoever runs this site.',
      untrusted_origin: 'This address may not be used to sign in.',
      not_found: 'This is no longer there. Reload the page.',
      payload_too_large: 'This is too long. Shorten it and try again.',
      step_up_required: 'Confirm that it’s you to go on.',
      step_up_declined: 'Nothing was changed: you did not confirm that it’s you.',
      wrong_password: 'This is not your current password.',
      wrong_code: 'This code is wrong or was used already. Wait for the next one.',
      wrong_credentials: 'The email or password is wrong. Check both, or choose a new password.',
      person_changed: 'Somebody else signed in in this browser. Nothing was saved.',
      email_taken: 'This email already has an account. Sign in instead.',
      cookie_refused: 'Your browser did not keep the sign-in. Allow cookies and try again.',
      email_not_verified: 'Confirm your email address first: open the link in the mail we sent you.',
      link_unusable: 'This link has expired or was used already. Ask for a new one.',
      conflict: 'This was changed somewhere else. Reload and try again.',
      sign_up_closed: 'New accounts can’t be created here. Ask whoever runs this site.',
    },
    unavailable: '{appName} can’t be reached right now. Try again in a moment.',
    unreachable: '{appName} can’t be reached. Check your connection and try again.',
    offline: 'You are offline. Connect to the internet and try again.',
    /** `wait`: a number of seconds or minutes, with its unit. */
    tooManyAttempts: 'Too many attempts. Try again in {wait}.',
  },

  fields: {
    // Labels that several forms share. Programs find the fields by these labels.
    name: 'Name',
    email: 'Email',
    password: 'Password',
  },

  device: {
    // Names of devices, for all pages.
    thisDevice: 'This device',
    unknownDevice: 'Unknown device',
    browserOn: '{browser} on {os}',
  },

  root: {
    // Texts that any page may need before its own texts are loaded.
    skipToContent: 'Skip to content',
    notFound: {
      title: 'Page not found',
      intro: 'There is nothing at this address. It may have moved.',
      goOn: 'Go to your account',
    },
    notOpened: 'This page did not open',
    /** Below the title, which names the problem. */
    triesAgain: 'This page tries again by itself, and opens as soon as it can.',
    notReached: 'Can’t reach {appName}',
    offline: 'You are offline',
  },

  frame: {
    // The frame around every page of the account.
    navigation: 'Account',
    pages: {
      overview: 'Overview',
      profile: 'Profile',
      security: 'Sign-in & security',
      devices: 'Devices',
      activity: 'Activity',
      data: 'Data & privacy',
    },
    /** The arrow points to the start of the text's line. */
    backArrow: '← ',
    backTo: 'Back to {appName}',
    signedInAs: 'Signed in as {email}',
    signOut: 'Sign out',
    accountStays: 'Your account stays. Nothing was lost.',
    stillSignedIn: 'You are still signed in.',
    otherPerson: 'Another sign-in in this browser replaced yours. You are now signed in as {email}.',
  },

  profileFields: {
    // Texts of profile fields that `shared/profile.ts` does not have.
    notSaid: 'Not said',
    /** In an empty field: the value that applications use until the user answers. */
    assumed: '{value}, as this browser says',
    clear: 'Clear',
  },

  stepUp: {
    // How a user proves who they are: as the second step of a sign-in, or again before something important.
    title: 'Confirm it’s you',
    /** By the interrupted call. */
    titles: {
      'account.changeEmail': 'Confirm it’s you to change your email',
      'account.export': 'Confirm it’s you to download your data',
      'account.requestDeletion': 'Confirm it’s you to delete your account',
      changePassword: 'Confirm it’s you to change your password',
      passkeyRegisterOptions: 'Confirm it’s you to add a passkey',
      removePasskey: 'Confirm it’s you to remove a passkey',
      enableTwoFactor: 'Confirm it’s you to set up two-factor',
      disableTwoFactor: 'Confirm it’s you to turn two-factor off',
      newBackupCodes: 'Confirm it’s you to make new backup codes',
    },
    notAgain: 'For 10 minutes you won’t be asked again.',
    cancel: 'Cancel',
    confirm: 'Confirm',
    passkey: {
      intro: 'Use your passkey: your fingerprint, face, PIN or security key.',
      submit: 'Use a passkey',
      instead: 'Use a passkey instead',
    },
    code: {
      intro: 'Enter the code that your authenticator app shows now.',
      field: {
        label: 'Code',
        hint: '6 digits',
      },
      instead: 'Use a code from your app',
    },
    backup: {
      intro: 'Enter one of the backup codes that you kept. Each works once.',
      field: {
        label: 'Backup code',
        hint: '10 letters and digits',
      },
      instead: 'Use a backup code',
    },
    password: {
      intro: 'Enter your password to go on.',
      instead: 'Use your password',
    },
    trust: {
      label: 'Trust this browser for 30 days',
      hint: 'It then needs no code. Only on a device that is yours alone.',
    },
  },

  passkeys: {
    // What the browser answered to a request for a passkey. Loaded with the code that asks for one.
    noneUsed: 'No passkey was used. Try again, or go on another way.',
    noneCreated: 'No passkey was created. Try again when you are ready.',
    exists: 'This device or key already has a passkey for your account.',
    unsupported: 'This device can’t use passkeys here. Try another device or a security key.',
    unverified: 'Set up a screen lock or a PIN on this device first.',
    wrongAddress: 'Passkeys don’t work at this address. Ask whoever runs this site.',
    failed: 'The passkey did not answer. Try again, or use another one.',
    /** The service does not accept it: it was removed from its account, or its answer came too late. */
    refused: 'This passkey did not work here. Try again, or go on another way.',
  },

  newPassword: {
    /** The hint beside a field for a new password. */
    hint: 'At least {minLength} characters. A few unrelated words make a good one.',
    /** The estimated strength of a new password. */
    strengths: {
      short: 'Too short so far.',
      personal: 'Too close to your name or email: add words of another kind.',
      weak: 'Easy to guess: add another word.',
      fair: 'Fair. Another word makes it strong.',
      strong: 'Strong: hard to guess.',
    },
  },

  emailChange: {
    // An action that cancels a pending email change.
    cancelsChange: 'This cancels the change of your address to {email}.',
    cancelledChange: 'The change of your address to {email} was cancelled.',
  },

  page: {
    // The service writes these into the page itself: they appear when the page's code does not.
    noScript: 'Signing in here needs JavaScript. Turn it on for this site and reload the page.',
    incomplete: 'This page did not load completely. Check your connection and reload it.',
  },
} as const;
