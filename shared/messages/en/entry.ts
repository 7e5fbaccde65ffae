export default {
  signIn: {
    title: 'Sign in',
    intro: 'Use your {appName} account.',
    youLeft: 'You signed out.',
    youWereSignedOut: 'You were signed out: on another device, or by a new password. Sign in to go on.',
    ranOut: 'You were signed out: your sign-in had run out. Sign in to go on.',
    disabled: 'You were signed out: this account is disabled. Ask whoever runs this site.',
    notKept: 'This browser did not keep you signed in. Allow cookies for this site, then sign in.',
    late: 'That took longer than ten minutes. Sign in again.',
    newHere: 'New here? <link>Create your account</link>',
    rememberMe: 'Remember me',
    forgotPassword: 'Forgot password?',
    submit: 'Sign in',
    /** Between the two ways to sign in. */
    or: 'or',
    withPasskey: 'Sign in with a passkey',
  },

  signUp: {
    title: 'Create your account',
    submit: 'Create account',
    byPasskey: 'Create account with a passkey',
    closed: 'You can’t create an account here now. Ask whoever runs this site.',
    terms: 'By creating an account you agree to the <link>terms</link>.',
    privacy: 'How your data is treated is in the <link>privacy policy</link>.',
  },

  signInFlow: {
    // Texts that the pages of the sign-in and sign-up flow share.
    backToSignIn: 'Back to sign in',
    alreadyHere: 'Already have an account? <link>Sign in</link>',
    goBackTo: 'Then you go back to {host}.',
  },

  checkMail: {
    // Shown after a sign-up that has to be confirmed by mail.
    title: 'Check your mail',
    intro: 'We sent a link and a code to {email}. Either confirms it and signs you in.',
    /** After a sign-up with a passkey. */
    introPasskey: 'We sent a link and a code to {email}. Either leads on to your passkey.',
    hint: 'The link works for one hour. Nothing there? Check your spam folder.',
    confirmedAlready: 'Confirmed already? <link>Sign in</link>',
  },

  forgotPassword: {
    title: 'Forgot your password?',
    intro: 'We mail you a link to choose a new one.',
    submit: 'Send link',
    sent: {
      title: 'Check your mail',
      intro: 'If {email} has an account, a link and a code are on their way, good for one hour.',
      hint: 'Nothing there? Check your spam folder, and the address.',
    },
  },

  resetPassword: {
    sendNewLink: 'Send a new link',
    notMe: {
      title: 'This wasn’t you?',
      intro: 'This signs out every device of {email}, yours too. Then you choose a new password.',
      action: 'Secure my account',
    },
    secured: {
      title: 'Every device is signed out',
      intro: 'A link to choose a new password is on its way to {email}.',
      hint: 'Nothing there? Check your spam folder.',
    },
  },

  choosePassword: {
    title: 'Choose a new password',
    intro: 'For {email}. You will be signed out on every device.',
    submit: 'Change password',
    done: {
      title: 'Password changed',
      intro: 'You were signed out on every device. Sign in with the new password.',
      goOn: 'Sign in',
    },
  },

  verifyEmail: {
    goOn: 'Continue',
    toAccount: 'Go to your account',
    thanks: 'Thank you',
    confirm: {
      title: 'Confirm your email address',
      intro: 'One click, and we know that {email} is yours.',
      action: 'Confirm email address',
      done: '{email} is confirmed.',
      doneCancelled: '{email} is confirmed. The change to {cancelled} was cancelled.',
    },
  },

  confirmByPassword: {
    // Confirms an address in a browser that is not signed in as the address's user.
    title: 'Confirm your email address',
    byPassword: {
      intro: 'Enter the password of {email}. It shows that the account is yours.',
      action: 'Confirm and sign in',
      instead: 'Choose a new password instead',
    },
    byNewPassword: {
      intro: 'Choose a new password for {email}. It signs out every other device.',
      action: 'Change password and sign in',
      instead: 'Use the current password instead',
    },
    /** The same, after a sign-up with an address that already has an account. */
    byNewPasswordAgain: {
      intro:
        '{email} was used for an account before. Choose a new password for it: other devices are signed out.',
      action: 'Change password and sign in',
      instead: 'Use the current password instead',
    },
    discard: {
      action: 'I did not create this account',
      question: 'Remove the account of {email}?',
      consequence: 'Whoever created it is signed out, and everything in it is deleted.',
      confirm: 'Remove the account',
      keep: 'Keep it',
      done: {
        title: 'The account is removed',
        action: 'Continue',
        intro: 'Nobody can sign in with {email} any more.',
      },
    },
  },

  linkSpent: {
    // A link that can no longer be used, and what the user can do instead. Apart from `mailLink`, which the pages load
    // before they know that a link is spent.

    title: 'This link no longer works',
    verifyEmail: {
      intro: 'It has expired or was used already. Signed in, you can send a new one.',
      action: 'Send a new link',
    },
    changeEmail: {
      intro: 'It has expired or was used already. Signed in, you see where the change stands.',
      action: 'See the change',
    },
    resetPassword: {
      intro: 'It has expired or was used already. A new one works for one hour.',
      action: 'Send a new link',
    },
    notMe: {
      intro: 'It has expired or was used already. A new password signs out every device as well.',
      action: 'Choose a new password',
    },
    keepAccount: {
      intro: 'It has expired or was used already. Signed in, you can keep the account until it is deleted.',
      action: 'Sign in to keep it',
    },
    confirmByPassword: 'Can’t sign in? A new password by mail confirms the address too.',
  },

  mailLink: {
    // The pages that mail links lead to, and the texts while a mail is on its way.
    linkMissing: {
      title: 'This link is not complete',
      intro: 'Open it from the mail once more, copy all of it, or type the code beside it.',
    },
    sentAgain: 'Sent. Each link works for one hour.',
    code: {
      label: 'Code from the mail',
      hint: 'For the browser that asked. We never ask you for it anywhere else.',
      submit: 'Use the code',
    },
  },

  passkeySignUp: {
    // Creating an account with a passkey and no password.
    start: {
      title: 'Create your account with a passkey',
      intro: 'You sign in with your fingerprint, face or device PIN. There is no password to forget.',
      hint: 'We mail you a link first. If you lose your passkey, mail lets you in again.',
      submit: 'Mail me the link',
      byPassword: 'Use a password instead',
    },
    create: {
      title: 'Create your passkey',
      intro: 'It confirms {email}, and signs you in from now on.',
      action: 'Create a passkey',
      unsupported: 'This browser can’t create passkeys. Open the link in another one, or choose a password.',
      byPassword: 'Choose a password instead',
      byPasskey: 'Create a passkey instead',
    },
    choose: {
      title: 'Choose a password',
      intro: 'It confirms {email}, and signs you in. You can add a passkey later.',
    },
  },

  twoFactorPage: {
    // The second step of a sign-in, and setting up a second factor that the operator or a site requires.
    title: 'Two-factor sign-in',
    startAgain: 'Start again',
    lost: {
      question: 'Phone and backup codes lost?',
      /** Where a passkey is the only second factor. */
      passkey: 'Passkey lost?',
      answer: 'Ask whoever runs this site. They can reset your second factor once they know that it’s you.',
    },
    /** The sign-in can no longer be completed. */
    over: {
      title: 'Sign in again',
      tooMany: 'Five codes were wrong. Sign in again with your password to try more.',
      late: 'That took longer than ten minutes, or your password was changed. Sign in again to go on.',
    },
    setUp: {
      title: 'Set up a second factor',
      required: '{appName} asks everybody for more than a password. Choose what you have at hand.',
      wanted: 'This site asks for more than a password. Choose what you have at hand.',
      passkey: {
        title: 'Passkey',
        intro: 'Your fingerprint, face, PIN or security key. The quickest way, and nothing to type.',
        action: 'Create a passkey',
      },
      app: {
        title: 'Authenticator app',
        intro: 'An app on your phone shows a code, which you enter after your password.',
        action: 'Set up an app',
      },
      signedInAs: 'Signed in as {email}. <link>Sign out</link>',
    },
  },

  authorize: {
    title: 'Continue to {host}',
    intro: 'This signs you in there. The site sees your name, email and profile.',
    /** The session ended while the page was open. */
    introNobody: 'Sign in first. Then you go on to the site.',
    signedInAs: 'Signed in as',
    action: 'Continue',
    useAnother: 'Use another account',
    notWanted: 'Not what you wanted? <link>Back to {host}</link>',
  },

  siteRefused: {
    // Shown when the link of a site is wrong.
    title: 'This link does not work',
    intro: 'You can’t sign in with it. {appName} has sent nothing to the site.',
    goBack: 'Go back',
    goOn: 'Go to your account',
    /** For whoever runs the site. */
    reasons: {
      client_id: 'For whoever runs the site: {name} is not a trusted origin of this service.',
      redirect_uri:
        'For whoever runs the site: {name} must be a page of it, with https and without a fragment.',
    },
  },

  agree: {
    // The links that keep an account, change its address, and stop what the operator began.
    keep: {
      title: 'Keep your account',
      intro: 'The account of {email} is about to be deleted. One click, and it stays as it is.',
      action: 'Keep my account',
      done: 'Your account stays. Nothing was lost.',
    },
    stop: {
      title: 'Keep your account as it is',
      address:
        'The account of {email} is to get another address and a new password. One click, and it stays as it is.',
      second_factor: 'The second factor of the account of {email} is to be removed. One click, and it stays.',
      action: 'Stop it',
      done: {
        address: 'It was stopped. The address and the password stay as they are.',
        second_factor: 'It was stopped. The second factor stays.',
      },
    },
    change: {
      title: 'Change your email address',
      intro: 'Your email becomes {email}: other devices are signed out.',
      /** Shown when the other address has not agreed yet. */
      introHalf:
        'Your email becomes {email} once the other address agrees too: other devices are signed out then.',
      action: 'Confirm the change',
      done: 'Your email address is {email} from now on.',
      half: 'Noted. {email} becomes your address once the other one agrees.',
      taken: {
        title: 'This address is taken',
        intro: 'Another account has {email} by now. Your address stays as it was.',
      },
    },
  },

  background: {
    // The questions that are asked once, right after sign-up.
    title: 'Your background',
    /** `why` is the sentence's end in `shared/questions.ts`. */
    intro: '{appName} asks, {why}. Two or three taps.',
    goOn: 'Continue',
    skip: 'Skip for now',
  },
} as const;
