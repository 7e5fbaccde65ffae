export default {
  security: {
    title: 'Sign-in & security',
    cancel: 'Cancel',
    email: {
      title: 'Email',
      intro: 'You sign in with it, and get mail about your account there.',
      change: 'Change email',
      confirmed: 'Confirmed',
      unconfirmed: 'Not confirmed yet',
      field: 'New email',
      replaces: 'This replaces the change to {address}.',
      /** What an email change does, when the old address is confirmed (`toBoth`) and when it is not (`toNew`). */
      toBoth: {
        hint: 'Both addresses get a link. When both are opened it changes, and other devices are signed out.',
        submit: 'Send links',
        sent: 'We sent a link to {address}, and one to your address so far. Open both.',
      },
      toNew: {
        hint: 'The new address gets a link. When it is opened it changes, and other devices are signed out.',
        submit: 'Send link',
        sent: 'We sent a link to {address}. Open it to go on.',
      },
    },
    pendingEmail: {
      text: 'Your email is about to become {address}.',
      /** Which address has not agreed yet, and when the links expire. */
      both: 'Waiting for both addresses to confirm. The links expire {end}.',
      onlyNew: 'Waiting for that address to confirm. The link expires {end}.',
      onlyOld: 'Waiting for {old} to confirm. Otherwise it changes by itself {end}.',
      sendBoth: 'Send links again',
      sendNew: 'Send link again',
      sentAgain: 'Sent again. Links of earlier mails no longer work.',
      cancel: 'Cancel the change',
      cancelled: 'The change was cancelled. Your email stays as it is.',
    },
    verification: {
      reason: 'Open the link we mailed to {address}, or type the code beside it.',
      send: 'Send the link again',
      sent: 'We sent a link to {address}. It works for one hour.',
    },
    password: {
      title: 'Password',
      intro: 'A new one signs out every other device.',
      change: 'Change password',
      setAt: 'Set {time}',
      current: 'Current password',
      next: 'New password',
      submit: 'Save',
      cancels: 'This also cancels the change of your email to {address}.',
      done: 'Your password is changed. Every other device was signed out.',
      doneCancelled:
        'Your password is changed. Every other device was signed out. The change to {cancelled} was cancelled.',
    },
    /** An account that signs in with passkeys alone. */
    noPassword: {
      state: 'No password',
      text: 'You sign in with a passkey. A password by mail is a second way; choosing it signs you out everywhere.',
      send: 'Choose a password by mail',
      sent: 'We sent a link to {address}. It works for one hour.',
    },
  },

  ownPasskeys: {
    title: 'Passkeys',
    intro: 'Sign in with your fingerprint, face or device PIN. A copied website gets nothing.',
    list: 'Passkeys',
    none: 'You have no passkey yet.',
    add: 'Add a passkey',
    addAnother: 'Add another passkey',
    unsupported: 'This browser can’t create passkeys. Open this page in a current browser, or on your phone.',
    added: '{name} was added. You can sign in with it now.',
    notAdded: 'No passkey was added.',
    created: 'Created {time}',
    used: 'Used {time}',
    unused: 'Not used yet',
    /** Whether the passkey outlives the device. */
    synced: 'Synced',
    onOneDevice: 'On one device only',
    rename: {
      action: 'Rename',
      of: 'Rename {name}',
      field: 'Name of the passkey',
      submit: 'Save',
      cancel: 'Cancel',
      done: 'It is called {name} now.',
      failed: '{name} could not be renamed.',
    },
    remove: {
      action: 'Remove',
      of: 'Remove {name}',
      question: 'Remove {name}?',
      /** `isLastFactor`: the operator requires a second factor, and there is no other. */
      consequence:
        'It no longer signs you in. Delete it in {authenticator} too: it may still be offered there.',
      consequenceUnknown:
        'It no longer signs you in. Delete it in your device’s settings too: it may still be offered there.',
      /** The operator requires a second factor, and there is no other. */
      lastFactor: 'You will have to set up another second factor at once.',
      confirm: 'Remove',
      keep: 'Keep it',
      done: '{name} was removed.',
      failed: '{name} could not be removed.',
    },
    /** The only way to sign in cannot be removed. */
    last: {
      question: '{name} is your only way to sign in.',
      consequence: 'Without it nobody could get in. Add another passkey first, or choose a password.',
      keep: 'Keep it',
    },
  },

  twoFactor: {
    title: 'Two-factor sign-in',
    intro: 'After your password we ask for a code of an app on your phone.',
    off: {
      state: 'Off',
      text: 'Whoever learns your password can sign in. A code stops them.',
      byPasskey:
        'You sign in with a passkey alone, which needs no code. An app is another way to confirm that it’s you.',
      encouraged: '{appName} recommends that you turn it on.',
      action: 'Turn on',
    },
    on: {
      state: 'On',
      since: 'Turned on {time}',
      noBackupCodes: 'No backup code is left. Make new ones: without your phone you could not sign in.',
      backupCodes: { one: '{count} backup code is left.', other: '{count} backup codes are left.' },
      few: 'Make new ones before they run out.',
    },
    turnedOn: 'Two-factor sign-in is on.',
    /** Offered after turning it on or off, and after removing a passkey. `byPassword`: two-factor was turned on. */
    endOthers: {
      text: {
        one: '{count} other device is still signed in.',
        other: '{count} other devices are still signed in.',
      },
      textByPassword: {
        one: '{count} other device is still signed in, by the password alone.',
        other: '{count} other devices are still signed in, by the password alone.',
      },
      action: { one: 'Sign out of {count} other device', other: 'Sign out of {count} other devices' },
      done: 'Every other device was signed out.',
    },
    newCodes: {
      action: 'New backup codes',
      question: 'Make new backup codes?',
      consequence: 'The codes you have now stop working at once.',
      confirm: 'Make new codes',
      keep: 'Keep the old ones',
      done: 'You have ten new backup codes. Earlier ones no longer work.',
    },
    turnOff: {
      action: 'Turn off',
      question: 'Turn off two-factor sign-in?',
      consequence:
        'Your password alone signs in again. Backup codes and trusted browsers end. Delete the account in your app too.',
      /** The operator requires a second factor, and there is no passkey. */
      required: 'You will have to set up a second factor again at once.',
      confirm: 'Turn off',
      keep: 'Keep it on',
      done: 'Two-factor sign-in is off.',
    },
  },

  twoFactorSetUp: {
    // Setting up an authenticator app, and the backup codes.
    scan: {
      title: 'Add the account to your app',
      intro:
        'Open an authenticator app on your phone, such as the one of your password manager, and scan this code.',
      /** For a phone, which cannot scan its own screen. */
      onPhone: 'Set it up in an authenticator app on this phone:',
      open: 'Open my authenticator app',
      picture: 'QR code for an authenticator app, for the account of {email}',
      cannot: 'Can’t scan it?',
      byHand: 'Enter this key in the app. If it asks: it is based on time, and has 6 digits.',
      copy: 'Copy the key',
      copied: 'The key is copied.',
    },
    prove: {
      title: 'Enter the code that the app shows',
      label: 'Code of the app',
      hint: '6 digits. A new code comes every 30 seconds.',
      submit: 'Turn on',
      cancel: 'Cancel',
      note: 'Nothing changes until you enter a code.',
    },
    codes: {
      title: 'Keep your backup codes',
      intro: 'Phone lost? A backup code lets you in. Each works once. We can’t show them again.',
      list: 'Backup codes',
      copy: 'Copy',
      copied: 'The codes are copied.',
      notCopied: 'Your browser did not allow it. Select the text and copy it.',
      download: 'Download',
      print: 'Print',
      done: 'I have kept the codes',
      unkept: {
        title: 'Leave without the backup codes?',
        consequence: 'We can’t show them again. You would have to make new ones.',
        leave: 'Leave without them',
        keep: 'Stay here',
      },
      file: '{appName} backup codes.txt',
      sheet: {
        title: 'Backup codes for {appName}',
        account: 'Account: {email}',
        made: 'Made on {date}. Earlier codes no longer work.',
        note: 'Each code works once, in place of a code of the authenticator app.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Trusted browsers',
    intro: 'They need your password, but no code, for 30 days.',
    list: 'Trusted browsers',
    none: 'No browser is trusted. You can choose it when you enter a code.',
    ends: 'Trust ends {time}',
    remove: {
      action: 'Remove',
      of: 'Remove trust in {device}',
      question: 'Stop trusting {device}?',
      consequence: 'The next sign-in there needs a code. If it is signed in now, it stays signed in.',
      confirm: 'Stop trusting',
      keep: 'Keep trusting',
      done: '{device} is no longer trusted.',
      failed: '{device} is still trusted.',
    },
  },
} as const;
