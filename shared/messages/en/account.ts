export default {
  overview: {
    title: 'Overview',
    inOrder: 'Everything is in order.',
    summary: { one: '{count} thing is left to do.', other: '{count} things are left to do.' },
    /** Stands before a finding, for people who cannot see its icon. */
    leftToDo: 'Left to do:',
    // Each finding, with its next step.
    confirmed: {
      text: 'Your email is confirmed.',
      step: 'Change email',
    },
    unconfirmed: {
      text: 'Your email is not confirmed yet.',
      step: 'Confirm it',
    },
    pendingEmail: {
      waiting: 'Your email is about to become {email}. Confirm it: the links expire {end}.',
      /** The new address has agreed, and the old address does not have to. */
      confirmed: 'Your email becomes {email} {end} at the latest.',
      step: 'See the change',
    },
    pendingDeletion: {
      text: 'Your account will be deleted on {time}.',
      step: 'See the deletion',
    },
    answered: {
      text: 'Your background questions are answered.',
      step: 'Edit profile',
    },
    unanswered: {
      text: 'Your background questions are not answered yet.',
      step: 'Answer them',
    },
    password: {
      text: 'Your password was set {time}.',
      step: 'Change password',
    },
    twoFactor: {
      on: {
        text: {
          one: 'Two-factor sign-in is on, with {count} backup code left.',
          other: 'Two-factor sign-in is on, with {count} backup codes left.',
        },
        step: 'See two-factor',
      },
      /** With so few backup codes, the user should make new ones. */
      few: {
        none: 'No backup code is left: without your phone you could not sign in.',
        text: { one: 'Only {count} backup code is left.', other: 'Only {count} backup codes are left.' },
        step: 'Make new codes',
      },
      off: {
        text: 'Two-factor sign-in is off: your password alone signs in.',
        step: 'Turn it on',
      },
      encouraged: { text: 'Two-factor sign-in is off. {appName} recommends it.', step: 'Turn it on' },
    },
    passkeys: {
      none: {
        text: 'You have no passkey: with one you sign in by fingerprint, face or PIN.',
        step: 'Add a passkey',
      },
      some: {
        text: { one: 'You can sign in with a passkey.', other: 'You can sign in with {count} passkeys.' },
        step: 'See passkeys',
      },
      /** The only way to sign in. */
      only: {
        text: 'One passkey is your only way to sign in. Without it, only mail lets you in.',
        step: 'Add another',
      },
    },
    trustedBrowsers: {
      text: { one: 'One browser needs no code.', other: '{count} browsers need no code.' },
      step: 'See trusted browsers',
    },
    devices: {
      onlyThis: 'Only this device is signed in.',
      text: { one: '{count} device is signed in.', other: '{count} devices are signed in.' },
      see: 'See devices',
      /** With several devices. */
      lost: 'Lost a device? Sign it out',
    },
    lastSignIn: {
      other: 'The last sign-in elsewhere was {time}: {device}.',
      otherAt: 'The last sign-in elsewhere was {time}: {device}, {place}.',
      only: 'You signed in {time}. There was no sign-in elsewhere.',
      step: 'See activity',
    },
  },

  profile: {
    // The labels and hints of the fields are in `schema.ts`.
    title: 'Profile',
    account: {
      title: 'Account',
      intro: 'Your name, and the email you sign in with.',
    },
    changeEmail: 'Change email',
    details: {
      title: 'Details',
      intro: 'All of it is optional.',
    },
    background: {
      title: 'Background',
      /** `why` comes from shared/questions.ts. */
      intro: '{appName} asks, {why}. All of it is optional.',
    },
    save: 'Save',
    saved: 'Saved.',
    onlyNameSaved: 'Your name was saved, the rest was not.',
  },

  picture: {
    title: 'Picture',
    intro: 'Shown beside your name, here and in apps you use with this account.',
    choose: 'Choose picture',
    /** `mouse`: shown where there is one. */
    formats: 'PNG, JPEG or WebP.<mouse> You can also drop a file here.</mouse>',
    remove: {
      action: 'Remove picture',
      keep: 'Keep picture',
      title: 'Remove your picture?',
      consequence: 'It is deleted. The first letter of your name is shown instead.',
    },
    saved: 'Your picture is saved.',
    removed: 'Your picture is removed.',
    unreadable: 'Your browser can’t open this file as a picture. Choose a PNG, JPEG or WebP.',
    refused: 'This picture can’t be read. Choose another PNG, JPEG or WebP.',
    crop: {
      title: 'Crop your picture',
      intro: 'Drag it, or use the arrow keys. The photo’s location is removed.',
      area: 'Part of the picture that is shown',
      zoom: 'Zoom',
      cancel: 'Cancel',
      save: 'Save picture',
    },
  },

  devices: {
    title: 'Devices',
    list: 'Devices',
    section: {
      title: 'Where you are signed in',
      intro: 'Lost a device? Sign it out: it then has to sign in again.',
    },
    /** Used when the service knows places. */
    introWithPlaces: 'Lost a device? Sign it out: it then has to sign in again. Places are approximate.',
    activeNow: 'Active now',
    active: 'Active {time}',
    /** By the sign-in method. */
    signedIn: {
      password: 'Signed in {time} with your password',
      passkey: 'Signed in {time} with a passkey',
      sign_up: 'Signed in when you created the account, {time}',
    },
    /** By the second factor that the session has proved, `signedIn`: the words above. */
    confirmedBy: {
      passkey: '{signedIn}, confirmed by a passkey',
      code: '{signedIn}, confirmed by a code',
    },
    signsOut: 'Signs out by itself {time}',
    onlyThisDevice: 'Only this device is signed in. <link>See what happened in your account</link>',
    signOut: 'Sign out',
    signOutOf: 'Sign out {device}',
    confirm: {
      question: 'Sign out {device}?',
      consequence: 'It has to sign in again to get back in.',
      action: 'Sign out',
      keep: 'Keep signed in',
    },
    sites: {
      /** Above the sites that a device's session was handed to. */
      title: 'Also signed in at',
      of: 'Sites where {device} is signed in',
      signOutOf: 'Sign out of {site} on {device}',
      used: 'used {time}',
      confirm: {
        question: 'Sign out of {site}?',
        consequence: 'The device stays signed in. It can go back there without a password.',
        action: 'Sign out',
        keep: 'Keep signed in',
      },
      wasSignedOut: '{device} was signed out of {site}.',
      notSignedOut: '{device} could not be signed out of {site}.',
    },
    unknown: 'Don’t recognise it?',
    unknownOf: 'Don’t recognise it? {device}',
    signOutOthers: {
      count: { one: '{count} other device is signed in.', other: '{count} other devices are signed in.' },
      action: 'Sign out of other devices',
      keep: 'Keep signed in',
      title: { one: 'Sign out of {count} other device?', other: 'Sign out of {count} other devices?' },
      consequence: 'They have to sign in again to get back in. This device stays signed in.',
      done: { one: 'Signed out of {count} other device.', other: 'Signed out of {count} other devices.' },
      failed: 'No device was signed out.',
    },
    kinds: {
      desktop: 'Computer',
      mobile: 'Phone',
      tablet: 'Tablet',
      bot: 'Program',
      other: '',
    },
    /** A password is often saved on the device that was lost. */
    savedPassword: 'Is your password saved on it? <link>Change it now</link>',
    result: 'Result',
    wasSignedOut: '{device} was signed out.',
    notSignedOut: '{device} could not be signed out.',
  },

  activity: {
    title: 'Activity',
    intro: 'Something here wasn’t you? <link>Secure your account</link>: it takes two steps.',
    today: 'Today',
    yesterday: 'Yesterday',
    /** A series of events of one kind, and the number of IP addresses. */
    attempts: {
      sign_in: { one: '{count} failed attempt to sign in', other: '{count} failed attempts to sign in' },
      step_up: {
        one: '{count} wrong answer when asked to confirm',
        other: '{count} wrong answers when asked to confirm',
      },
      second_factor: {
        one: '{count} wrong code after the right password',
        other: '{count} wrong codes after the right password',
      },
    },
    /** A series of events of another kind. */
    times: { one: '{count} time', other: '{count} times' },
    timesOf: '{times}: {sentence}',
    /** `times`: one of the texts above. `count`: the number of IP addresses. */
    timesFrom: { one: '{times} from {count} address', other: '{times} from {count} addresses' },
    /** Below a series: the time of its last event, followed by the place. */
    latestAt: 'Latest: {time}',
    nothing: 'Nothing of this kind has happened yet.',
    nothingAtAll: 'Nothing has happened in the last 400 days.',
    showAll: 'Show everything',
    notMe: 'This wasn’t me',
    notMeOf: 'This wasn’t me: {sentence}, {device}',
    showOlder: 'Show older',
    filter: {
      label: 'Show',
      all: 'Everything',
      signIns: 'Signing in and out',
      password: 'Password',
      secondFactor: 'Passkeys and codes',
      email: 'Email',
      account: 'Account',
    },
    /** The sentence of each kind of event. */
    sentences: {
      sign_up: 'Account created',
      imported: 'Account moved here',
      data_copied: 'A copy of your data was made',
      sign_in: 'Signed in',
      sign_out: 'Signed out',
      locked: 'Signing in was slowed down after too many attempts',
      step_up: 'Confirmed that it was you',
      session_revoked: 'A device was signed out',
      sessions_revoked: 'Other devices were signed out',
      site_signed_in: 'Signed in at another site',
      site_signed_out: 'Signed out at another site',
      verification_requested: 'Confirmation link requested',
      email_verified: 'Email confirmed',
      email_change_requested: 'Email change requested',
      email_change_cancelled: 'Email change cancelled',
      email_changed: 'Email changed',
      password_changed: 'Password changed',
      password_reset_requested: 'Password reset requested',
      password_reset: 'New password chosen by a mailed link',
      not_me: '“This wasn’t me” was pressed: everybody was signed out',
      passkey_added: 'Passkey added',
      passkey_renamed: 'Passkey renamed',
      passkey_removed: 'Passkey removed',
      two_factor_enabled: 'Two-factor turned on',
      two_factor_disabled: 'Two-factor turned off',
      second_factor: 'Second factor entered',
      backup_code_used: 'Backup code used',
      backup_codes_replaced: 'New backup codes made',
      browser_trusted: 'Browser trusted',
      browser_untrusted: 'Trust in a browser removed',
      recovery_requested: 'Recovery of the account announced',
      stolen_recovery_requested: 'Recovery of the stolen account announced',
      recovery_stopped: 'Recovery of the account stopped',
      recovered: 'Account recovered with a new address',
      factor_reset_requested: 'Removal of the second factor announced',
      factor_reset_stopped: 'Removal of the second factor stopped',
      factor_reset: 'Second factor removed',
      factor_reset_at_once: 'Second factor removed without a wait',
      deletion_requested: 'Account deletion requested',
      deletion_cancelled: 'Account deletion cancelled',
      account_deleted: 'Account deleted',
      banned: 'Account disabled',
      unbanned: 'Account enabled again',
      claims_changed: 'Roles changed',
      account_created: 'Account created',
    },
    /** The sentence of an event at a known site. */
    atSite: {
      site_signed_in: 'Signed in at {site}',
      site_signed_out: 'Signed out at {site}',
    },
    /** An event that somebody else caused: `actor` is the name of a back end, or of an operator. */
    by: '{sentence} by {actor}',
    /** The sentence of a failed event, where it differs. */
    failures: {
      sign_in: 'Failed attempt to sign in',
      step_up: 'Wrong answer when asked to confirm',
      second_factor: 'Wrong code after the right password',
    },
  },

  data: {
    title: 'Data & privacy',
    copy: {
      title: 'Your data',
      intro: 'Everything we hold about you, to read or to take elsewhere.',
      text: 'One JSON file: your profile, picture, devices, activity and the mails we sent. No passwords are in it.',
      action: 'Download my data',
      done: 'Your data was saved as {file}.',
      failed: 'Your data was not downloaded.',
    },
    /** The names of roles are in `schema.ts`. */
    roles: {
      title: 'Your roles',
      intro: 'Those who run the apps gave them to you. Only they can change them.',
    },
    deletion: {
      title: 'Delete account',
      consequences: [
        'From that moment you can’t use apps with this account.',
        'For 14 days you can sign in and cancel.',
        'Then everything is gone for good: profile, picture, devices and activity.',
      ],
      open: 'Delete account',
      field: 'Your email',
      hint: 'Type {email} to show that you mean this account.',
      wrong: 'This is not the address of this account: type {email}.',
      submit: 'Delete my account',
      cancel: 'Keep my account',
    },
    pending: {
      text: 'Your account will be deleted on {when}. Until then you can’t use apps with it.',
      cancel: 'Cancel deletion',
      failed: 'Your account will still be deleted.',
    },
  },

  recovery: {
    /** A masked address: the beginnings of its two sides. */
    masked: '{local}… at {host}…',
    // What the operator began for somebody who lost everything, and the user can stop.
    pending: {
      address:
        'The operator was asked to give this account another address ({email}) and a new password, not before {time}.',
      secondFactor: 'The operator was asked to remove two-factor sign-in of this account on {time}.',
      secondFactorAndPasskeys:
        'The operator was asked to remove two-factor sign-in and all passkeys of this account on {time}.',
      advice: 'You didn’t ask for it? Stop it: nothing changes then.',
      stop: 'Stop it',
      failed: 'It was not stopped.',
    },
    stopped: {
      address: 'It was stopped. Your address and your password stay as they are.',
      second_factor: 'It was stopped. Your second factor stays as it is.',
    },
  },

  securing: {
    title: 'Secure your account',
    intro: 'For when somebody else got in. It takes two steps, and this device stays signed in.',
    aboutEmail:
      'Your email was changed? Our mail at the old address has “This wasn’t me”: it takes the address back.',
    endOthers: {
      title: 'Sign out every other device',
      all: {
        one: '{count} other device is signed out at once, and then has to sign in again.',
        other: '{count} other devices are signed out at once, and then have to sign in again.',
      },
      one: '{device} is signed out at once, and then has to sign in again.',
      oneAndAll: {
        one: '{device} and {count} other device are signed out at once, and then have to sign in again.',
        other: '{device} and {count} other devices are signed out at once, and then have to sign in again.',
      },
      action: 'Sign out of other devices',
      failed: 'No device was signed out.',
      done: 'Only this device is signed in.',
    },
    choose: {
      title: 'Choose a new password',
      intro: 'Whoever knows the old one can’t get back in. A pending change of your email is cancelled.',
      submit: 'Change password',
      unknown: 'You don’t know your current password?',
      mail: 'We mail a link to {address}. It signs this device out too.',
      action: 'Mail me a link',
      mailed: 'We sent a link to {address}. It works once, for one hour.',
      done: 'The old password no longer works.',
    },
    /** The second step of an account without a password. */
    ownPasskeys: {
      title: 'Remove passkeys that aren’t yours',
      intro: 'Each passkey signs in from anywhere. You have no password that somebody could know.',
    },
    secured: {
      title: 'Your account is secured',
      withPasskeys: 'Now check your passkeys',
      text: 'Mail about your account goes to {address}. If that isn’t yours, change it. Remove passkeys that you did not add.',
      changeEmail: 'Change email',
      passkeys: 'Check your passkeys',
      activity: 'See activity',
    },
  },
} as const;
