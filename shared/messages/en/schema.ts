export default {
  /**
   * What is wrong with a field: messages of the schemas of `shared/`, and of the service's answers about a field. They
   * are English in every answer, because programs read them. The portal translates them by their English text.
   */
  schema: {
    sentences: {
      // Name, email and password
      'Enter your name.': 'Enter your name.',
      'Enter your email address.': 'Enter your email address.',
      'Enter an email address like name@example.com.': 'Enter an email address like name@example.com.',
      'Enter a password.': 'Enter a password.',
      'Enter your password.': 'Enter your password.',
      'Use printable characters only.': 'Use printable characters only.',
      'Remove line breaks and control characters.': 'Remove line breaks and control characters.',
      'Remove control characters.': 'Remove control characters.',
      'Choose a password that isn’t just your name.': 'Choose a password that isn’t just your name.',
      'Choose a password that isn’t just your email address.':
        'Choose a password that isn’t just your email address.',
      'Too many people use this password. Choose another one.':
        'Too many people use this password. Choose another one.',
      'This is not your password.': 'This is not your password.',
      'This is not the password of this account.': 'This is not the password of this account.',
      'This is your address already.': 'This is your address already.',

      // Passkeys, the authenticator app and its backup codes
      'Enter a name.': 'Enter a name.',
      'Enter the code.': 'Enter the code.',
      'Enter the 6 digits of the app.': 'Enter the 6 digits of the app.',
      'Enter the 6 digits of the app, or a backup code.': 'Enter the 6 digits of the app, or a backup code.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Enter the 6 digits of the app, or a backup code of 10 characters.',
      'Enter a backup code, not a code of the app.': 'Enter a backup code, not a code of the app.',
      'This code is not right, or it was used before.': 'This code is not right, or it was used before.',
      'This passkey did not prove that it is you. Try again.':
        'This passkey did not prove that it is you. Try again.',

      // Codes of mails
      'The code has 8 letters and digits. Check it again.':
        'The code has 8 letters and digits. Check it again.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'A code works only in the browser that asked for it. Use the link of the mail.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'This code has ended. Use the link of the mail, or ask for another.',
      'That code is not right. You can try once more.': 'That code is not right. You can try once more.',

      // Links of mails that cannot be used
      'This link has expired or was used already.': 'This link has expired or was used already.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'This link is not complete. Open it from the mail once more, or copy all of it.',
      'The account has another address by now.': 'The account has another address by now.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'The account has another address by now. Use the link of the mail that told you so.',
      'The account has another address by now. There is nothing to stop.':
        'The account has another address by now. There is nothing to stop.',
      'The deletion was cancelled already: the account stays.':
        'The deletion was cancelled already: the account stays.',
      'This address is confirmed already.': 'This address is confirmed already.',
      'It was stopped already.': 'It was stopped already.',
      'It was stopped already, because the account was secured.':
        'It was stopped already, because the account was secured.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'The account has a new address and a new password by now, with the help of the operator.',
      'The operator was told that the account was stolen. Ask the operator.':
        'The operator was told that the account was stolen. Ask the operator.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'The account was reported stolen, and this address cannot get it back. Ask the operator.',
      'The password was changed after this link was sent.':
        'The password was changed after this link was sent.',
      'A new password was chosen by mail since, which signed out every device.':
        'A new password was chosen by mail since, which signed out every device.',
      'The change was cancelled because the password was changed.':
        'The change was cancelled because the password was changed.',
      'The change was cancelled because the address so far was confirmed.':
        'The change was cancelled because the address so far was confirmed.',
      'The change was cancelled because the account was secured.':
        'The change was cancelled because the account was secured.',
      'The change was cancelled.': 'The change was cancelled.',
      'The address was changed already.': 'The address was changed already.',
      'Another change took its place. Use the links of the newest mails.':
        'Another change took its place. Use the links of the newest mails.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'The account was secured. Choose a new password: that confirms the address too.',
      'The account was secured. Use the link of the newest mail.':
        'The account was secured. Use the link of the newest mail.',
      'Another mail took its place. Use the link of the newest mail.':
        'Another mail took its place. Use the link of the newest mail.',
      'The recovery was stopped. Ask the operator.': 'The recovery was stopped. Ask the operator.',
      'The second factor is removed already.': 'The second factor is removed already.',
      'Another account has this address by now. Ask the operator.':
        'Another account has this address by now. Ask the operator.',

      // Profile
      'Write some text.': 'Write some text.',
      'Choose a time zone.': 'Choose a time zone.',
      'Choose a time zone such as Europe/Paris.': 'Choose a time zone such as Europe/Paris.',
      'Choose a language.': 'Choose a language.',
      'Use a language tag such as en or pt-BR.': 'Use a language tag such as en or pt-BR.',
      'Choose a level from 1 to 5.': 'Choose a level from 1 to 5.',
      'Choose from the listed options.': 'Choose from the listed options.',
    },
    /** Sentences with values: a number is `{count}`, an instant `{instant}`. They are found by the words around these. */
    patterns: {
      'Use at least {count} characters.': { other: 'Use at least {count} characters.' },
      'Use at most {count} characters.': { other: 'Use at most {count} characters.' },
      'A code of the app has 6 digits. This one has {count}.': {
        other: 'A code of the app has 6 digits. This one has {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Choose a password that isn’t just the name of {appName}.',
      'That code is not right. You can try {count} more times.': {
        other: 'That code is not right. You can try {count} more times.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'This link works from {instant}. Until then nobody can use the account.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'This link works from {instant}. Until then the address so far can stop it.',
    },
  },

  /** Labels, hints and options of the fields of `shared/profile.ts` and `shared/questions.ts`, by the English text. */
  fieldTexts: {
    'About you': 'About you',
    'A few words about yourself.': 'A few words about yourself.',
    'Time zone': 'Time zone',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'For apps that show you dates. This device’s comes first; or type a city, such as Paris.',
    Language: 'Language',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'For apps in more than one language. Choose one, or type its tag, such as pt-BR.',
    /** Follows the service's name above the questions: '<name> asks …'. */
    'so that lessons fit you': 'so that lessons fit you',
    'Software background': 'Software background',
    'What have you worked with? Choose any.': 'What have you worked with? Choose any.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Language models',
    'Hardware access': 'Hardware access',
    'What can you get your hands on? Choose any.': 'What can you get your hands on? Choose any.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitree robot',
    'Experience level': 'Experience level',
    'How much have you done with robots so far?': 'How much have you done with robots so far?',
    'New to it': 'New to it',
    Beginner: 'Beginner',
    Intermediate: 'Intermediate',
    Advanced: 'Advanced',
    Expert: 'Expert',
  },

  /** The roles of `shared/claims.ts`. */
  roles: {
    teacher: 'Teacher',
    moderator: 'Moderator',
  },
} as const;
