// What people receive by mail. A mail is a greeting, whole sentences, a button and labelled facts, each a message of its
// own. The greeting of an English mail ends with a comma, so that the sentence after it begins with a small letter.

export default {
  mails: {
    /** What several mails have in common. */
    common: {
      hello: 'Hello {name},',
      /** To somebody whose name is not shown, because a stranger may have chosen it. */
      helloNobody: 'Hello,',
      code: 'Or type this code on the page at {host} where you asked for this mail:',
      codeIsSecret: 'Type it nowhere else, and tell it nobody: we never ask you for it.',
      notMe: 'This wasn’t you? One click signs out every device and makes the password useless.',
      notMeLink: 'This wasn’t me',
      /** `time` is a date with a time of day. */
      instant: '{time} UTC',
      /** An address of which only the first letters are shown: `a… at e…`. */
      masked: '{local}… at {host}…',
      device: '{browser} on {system}',
      unknownDevice: 'Unknown device',
      /** In a mail of plain text. */
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Sent by <link>{host}</link>. Nobody reads answers to this address.',
      /** The address of the service follows. */
      signature: '{appName},',
    },
    /** Labels of facts. */
    facts: {
      when: 'When',
      device: 'Device',
      ipAddress: 'IP address',
      place: 'Approximate place',
      oldAddress: 'Old address',
      newAddress: 'New address',
      worksFrom: 'Works from',
      worksUntil: 'Works until',
      notBefore: 'Not before',
      removedOn: 'Removed on',
      from: 'From',
      until: 'Until',
    },

    verifyEmail: {
      subject: 'Confirm your email address for {appName}',
      heading: 'Confirm your email address',
      given: 'somebody, hopefully you, gave this address to {appName}.',
      button: 'Confirm email address',
      limits: 'The link works once, for one hour. If it wasn’t you, ignore this mail.',
    },
    resetPassword: {
      subject: 'Choose a new password for {appName}',
      heading: 'Choose a new password',
      choose: 'you can choose a new password for {appName}. It signs you out on every device.',
      button: 'Choose a new password',
      limits:
        'The link works once, for one hour. If you didn’t ask for it, ignore this mail: your password stays as it is.',
    },
    secured: {
      subject: 'Your account at {appName} is secured: choose a new password',
      heading: 'Your account is secured',
      done: 'every device was signed out, and the old password no longer works.',
      button: 'Choose a new password',
      limits: 'The link works once, for one hour. After that, ask for another on the sign-in page.',
    },
    invitation: {
      subject: 'Your account at {appName}: choose a password',
      heading: 'Choose a password for your account',
      created: 'an account at {appName} was created for you with this address. Choose a password to use it.',
      button: 'Choose a password',
      limits: {
        one: 'The link works once, for {count} day. If you did not expect an account, ignore this mail.',
        other: 'The link works once, for {count} days. If you did not expect an account, ignore this mail.',
      },
      expired: 'Does the link no longer work?',
      expiredLink: 'Ask for another',
    },
    signUpAttempt: {
      subject: 'You already have an account at {appName}',
      heading: 'You already have an account',
      tried: 'somebody, hopefully you, tried to use this address for another account.',
      button: 'Sign in',
      unchanged: 'Nothing has changed. If it wasn’t you, ignore this mail.',
      forgotLink: 'Forgot your password?',
    },
    emailChangeNew: {
      subject: 'Confirm your new email address for {appName}',
      heading: 'Confirm your new email address',
      asked: 'this address is to become the one of an account at {appName}.',
      button: 'Confirm new address',
      limits: 'The link works once, for one hour. If it wasn’t you, ignore this mail.',
    },
    emailChangeOld: {
      subject: 'Your email address at {appName} is about to change',
      heading: 'Your email address is about to change',
      asked: 'your account at {appName} is to get another address instead of this one.',
      button: 'Allow the change',
      wait: 'Without it the change waits three days. You can cancel it in your account until then.',
    },
    emailChanged: {
      subject: 'Your email address at {appName} was changed',
      heading: 'Your email address was changed',
      changed: 'you now sign in to {appName} with the new address. Other devices were signed out.',
    },
    passwordChanged: {
      subject: 'Your password for {appName} was changed',
      heading: 'Your password was changed',
      changed: 'your password was changed, and other devices were signed out.',
      cancelled: 'The change of your email address that was under way is cancelled.',
    },
    newDevice: {
      subject: 'New sign-in to {appName}',
      heading: 'New sign-in',
      used: 'your account at {appName} was used in a browser we hadn’t seen before.',
    },
    passkeyAdded: {
      subject: 'A passkey for {appName} was added',
      heading: 'A passkey was added',
      added: 'your account at {appName} has a new passkey. Whoever has it can sign in without your password.',
    },
    passkeyRemoved: {
      subject: 'A passkey for {appName} was removed',
      heading: 'A passkey was removed',
      removed: 'a passkey of your account at {appName} was removed. It no longer signs you in.',
    },
    twoFactorOn: {
      subject: 'Two-factor sign-in for {appName} is on',
      heading: 'Two-factor sign-in is on',
      setUp:
        'an authenticator app was set up for your account at {appName}. A sign-in now needs a code of it too.',
      keepCodes: 'Keep the backup codes in a safe place: without the app, only they let you in.',
    },
    twoFactorOff: {
      subject: 'Two-factor sign-in for {appName} is off',
      heading: 'Two-factor sign-in is off',
      off: 'your account at {appName} no longer asks for codes. The backup codes no longer work.',
    },
    backupCodesReplaced: {
      subject: 'New backup codes for {appName}',
      heading: 'New backup codes',
      replaced: 'new backup codes were made for your account at {appName}. The earlier ones no longer work.',
    },
    backupCodeUsed: {
      subject: 'A backup code was used for {appName}',
      heading: 'A backup code was used',
      used: 'a backup code of your account at {appName} was used in place of your authenticator app.',
      noneLeft: 'It was the last one. Make new ones now.',
      left: { one: 'One backup code is left.', other: '{count} backup codes are left.' },
      button: 'Make new backup codes',
    },
    recovery: {
      subject: 'Get back into your account at {appName}',
      heading: 'Get back into your account',
      given: 'the operator of {appName} gives your account this address. Choose a new password to go on.',
      button: 'Choose a new password',
      /** `stolen`: the operator takes the account for stolen. */
      before: 'Before that time the address so far, and every device that is signed in, can stop it.',
      beforeStolen: 'Before that time nobody can use the account.',
      notAsked: 'You did not ask the operator? Then ignore this mail.',
    },
    recoveryNotice: {
      subject: 'Your account at {appName} is about to get another address',
      heading: 'Your account is about to get another address',
      asked: 'the operator of {appName} was asked to give your account another address and a new password.',
      stop: 'You asked for it? Then do nothing. Otherwise stop it: nothing changes then.',
      button: 'Stop it',
    },
    stolenNotice: {
      subject: 'Your account at {appName} was reported stolen',
      heading: 'Your account was reported stolen',
      reported:
        'somebody told the operator of {appName} that your account was stolen. The operator was asked to give it another address and a new password. Nobody can use the account until then.',
      stop: 'You asked for it? Then do nothing. Otherwise tell the operator before that time: the operator can stop it, and nothing changes then.',
      /** It quotes the link of `common.notMeLink`. */
      noLink:
        'This mail has no link that stops it, because a thief may read it. If your address was replaced and you have the mail about that, “This wasn’t me” in it gives you the account back.',
    },
    stolenRecovered: {
      subject: 'Your account at {appName} has another address now',
      heading: 'Your account has another address now',
      recovered:
        'your account at {appName} was reported stolen. With the help of the operator it has another address and a new password now. Every device was signed out.',
      notMe: 'This wasn’t you? Tell the operator at once.',
    },
    factorResetNotice: {
      subject: 'The second factor of your account at {appName} will be removed',
      heading: 'Your second factor will be removed',
      asked:
        'the operator of {appName} was asked to remove the authenticator app and the backup codes of your account.',
      askedWithPasskeys:
        'the operator of {appName} was asked to remove the authenticator app and the backup codes, and all passkeys, of your account.',
      stop: 'You asked for it? Then do nothing. Otherwise stop it: nothing changes then.',
      button: 'Stop it',
    },
    factorReset: {
      subject: 'The second factor of your account at {appName} was removed',
      heading: 'Your second factor was removed',
      removed:
        'the operator of {appName} removed the authenticator app and the backup codes of your account. Every device was signed out.',
      removedWithPasskeys:
        'the operator of {appName} removed the authenticator app and the backup codes, and all passkeys, of your account. Every device was signed out.',
      next: 'Sign in with your password, or choose a new one by mail. Then set up a second factor again.',
      button: 'Sign in',
    },
    deletion: {
      subject: 'Your account at {appName} will be deleted',
      heading: 'Your account will be deleted',
      deleted: 'your account and everything in it will be deleted on {instant}.',
      button: 'Keep my account',
      /** It quotes the button of the portal. */
      signIn: 'Until then you can also sign in and choose “Cancel deletion”.',
    },
    deletionCancelled: {
      subject: 'Your account at {appName} stays',
      heading: 'Your account stays',
      cancelled: 'the deletion of your account was cancelled. Nothing was lost.',
    },
    deleted: {
      subject: 'Your account at {appName} was deleted',
      heading: 'Your account was deleted',
      deleted: 'your account at {appName} and everything in it was deleted. This is our last mail to you.',
    },
    summary: {
      subject: 'More happened in your account at {appName}',
      heading: 'More happened in your account',
      beyond: 'we mail you only a few messages an hour. This happened beyond those we mailed you:',
      button: 'See your activity',
      /** Labels of numbers. */
      kinds: {
        newDevice: 'New sign-ins',
        signUpAttempt: 'Sign-ups with your address',
        passwordChanged: 'Password changes',
        passkeyAdded: 'Added passkeys',
        passkeyRemoved: 'Removed passkeys',
        twoFactorOn: 'Two-factor sign-in turned on',
        twoFactorOff: 'Two-factor sign-in turned off',
        backupCodesReplaced: 'New backup codes',
        backupCodeUsed: 'Uses of a backup code',
        emailChanged: 'Changes of your email address',
        factorReset: 'Removals of the second factor',
        deletion: 'Requests to delete the account',
        deletionCancelled: 'Cancelled deletions',
        secured: 'Links to choose a new password',
        invitation: 'Invitations',
        otherEvents: 'Other events',
      },
    },
    /** A mail by which the operator sees whether mails arrive. */
    testMail: {
      subject: 'Test mail of {appName}',
      heading: 'The mail server works',
      sent: 'the operator of {appName} sent this mail to see whether mails arrive.',
    },
  },
} as const;
