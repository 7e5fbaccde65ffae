import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Geben Sie Ihren Namen ein.',
      'Enter your email address.': 'Geben Sie Ihre E-Mail-Adresse ein.',
      'Enter an email address like name@example.com.':
        'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
      'Enter a password.': 'Geben Sie ein Passwort ein.',
      'Enter your password.': 'Geben Sie Ihr Passwort ein.',
      'Use printable characters only.': 'Verwenden Sie nur druckbare Zeichen.',
      'Remove line breaks and control characters.': 'Entfernen Sie Zeilenumbrüche und Steuerzeichen.',
      'Remove control characters.': 'Entfernen Sie Steuerzeichen.',
      'Choose a password that isn’t just your name.':
        'Wählen Sie ein Passwort, das nicht nur aus Ihrem Namen besteht.',
      'Choose a password that isn’t just your email address.':
        'Wählen Sie ein Passwort, das nicht nur aus Ihrer E-Mail-Adresse besteht.',
      'Too many people use this password. Choose another one.':
        'Dieses Passwort verwenden zu viele Menschen. Wählen Sie ein anderes.',
      'This is not your password.': 'Das ist nicht Ihr Passwort.',
      'This is not the password of this account.': 'Das ist nicht das Passwort dieses Kontos.',
      'This is your address already.': 'Das ist bereits Ihre Adresse.',

      'Enter a name.': 'Geben Sie einen Namen ein.',
      'Enter the code.': 'Geben Sie den Code ein.',
      'Enter the 6 digits of the app.': 'Geben Sie die 6 Ziffern aus der App ein.',
      'Enter the 6 digits of the app, or a backup code.':
        'Geben Sie die 6 Ziffern aus der App oder einen Backup-Code ein.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Geben Sie die 6 Ziffern aus der App oder einen Backup-Code mit 10 Zeichen ein.',
      'Enter a backup code, not a code of the app.':
        'Geben Sie einen Backup-Code ein, keinen Code aus der App.',
      'This code is not right, or it was used before.': 'Dieser Code ist falsch oder wurde schon verwendet.',
      'This passkey did not prove that it is you. Try again.':
        'Dieser Passkey hat Ihre Identität nicht bestätigt. Versuchen Sie es erneut.',

      'The code has 8 letters and digits. Check it again.':
        'Der Code hat 8 Buchstaben und Ziffern. Prüfen Sie ihn noch einmal.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Ein Code gilt nur in dem Browser, der ihn angefordert hat. Verwenden Sie den Link in der E-Mail.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Dieser Code gilt nicht mehr. Verwenden Sie den Link in der E-Mail oder fordern Sie einen neuen Code an.',
      'That code is not right. You can try once more.':
        'Dieser Code ist falsch. Sie haben noch einen Versuch.',

      'This link has expired or was used already.': 'Dieser Link ist abgelaufen oder wurde schon verwendet.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder kopieren Sie ihn ganz.',
      'The account has another address by now.': 'Das Konto hat inzwischen eine andere Adresse.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'Das Konto hat inzwischen eine andere Adresse. Verwenden Sie den Link in der E-Mail, die das gemeldet hat.',
      'The account has another address by now. There is nothing to stop.':
        'Das Konto hat inzwischen eine andere Adresse. Es gibt nichts zu stoppen.',
      'The deletion was cancelled already: the account stays.':
        'Die Löschung wurde schon abgebrochen: Das Konto bleibt bestehen.',
      'This address is confirmed already.': 'Diese Adresse ist bereits bestätigt.',
      'It was stopped already.': 'Der Vorgang wurde schon gestoppt.',
      'It was stopped already, because the account was secured.':
        'Der Vorgang wurde schon gestoppt, weil das Konto geschützt wurde.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'Das Konto hat inzwischen mit Hilfe des Betreibers eine neue Adresse und ein neues Passwort.',
      'The operator was told that the account was stolen. Ask the operator.':
        'Das Konto wurde beim Betreiber als gestohlen gemeldet. Wenden Sie sich an den Betreiber.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'Das Konto wurde als gestohlen gemeldet und lässt sich über diese Adresse nicht zurückholen. Wenden Sie sich an den Betreiber.',
      'The password was changed after this link was sent.':
        'Das Passwort wurde geändert, nachdem dieser Link gesendet worden war.',
      'A new password was chosen by mail since, which signed out every device.':
        'Seitdem wurde per E-Mail ein neues Passwort festgelegt. Damit wurden alle Geräte abgemeldet.',
      'The change was cancelled because the password was changed.':
        'Die Änderung wurde abgebrochen, weil das Passwort geändert wurde.',
      'The change was cancelled because the address so far was confirmed.':
        'Die Änderung wurde abgebrochen, weil die bisherige Adresse bestätigt wurde.',
      'The change was cancelled because the account was secured.':
        'Die Änderung wurde abgebrochen, weil das Konto geschützt wurde.',
      'The change was cancelled.': 'Die Änderung wurde abgebrochen.',
      'The address was changed already.': 'Die Adresse wurde schon geändert.',
      'Another change took its place. Use the links of the newest mails.':
        'Eine andere Änderung hat diese ersetzt. Verwenden Sie die Links in den neuesten E-Mails.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'Das Konto wurde geschützt. Legen Sie ein neues Passwort fest: Das bestätigt auch die Adresse.',
      'The account was secured. Use the link of the newest mail.':
        'Das Konto wurde geschützt. Verwenden Sie den Link in der neuesten E-Mail.',
      'Another mail took its place. Use the link of the newest mail.':
        'Eine andere E-Mail hat diese ersetzt. Verwenden Sie den Link in der neuesten E-Mail.',
      'The recovery was stopped. Ask the operator.':
        'Die Wiederherstellung wurde gestoppt. Wenden Sie sich an den Betreiber.',
      'The second factor is removed already.': 'Der zweite Faktor ist bereits entfernt.',
      'Another account has this address by now. Ask the operator.':
        'Diese Adresse gehört inzwischen zu einem anderen Konto. Wenden Sie sich an den Betreiber.',

      'Write some text.': 'Geben Sie einen Text ein.',
      'Choose a time zone.': 'Wählen Sie eine Zeitzone.',
      'Choose a time zone such as Europe/Paris.': 'Wählen Sie eine Zeitzone wie Europe/Paris.',
      'Choose a language.': 'Wählen Sie eine Sprache.',
      'Use a language tag such as en or pt-BR.': 'Verwenden Sie ein Sprachkürzel wie en oder pt-BR.',
      'Choose a level from 1 to 5.': 'Wählen Sie eine Stufe von 1 bis 5.',
      'Choose from the listed options.': 'Wählen Sie aus den aufgeführten Optionen.',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'Verwenden Sie mindestens {count} Zeichen.',
        other: 'Verwenden Sie mindestens {count} Zeichen.',
      },
      'Use at most {count} characters.': {
        one: 'Verwenden Sie höchstens {count} Zeichen.',
        other: 'Verwenden Sie höchstens {count} Zeichen.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'Ein Code aus der App hat 6 Ziffern. Dieser hat nur {count}.',
        other: 'Ein Code aus der App hat 6 Ziffern. Dieser hat {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Wählen Sie ein Passwort, das nicht nur aus dem Namen {appName} besteht.',
      'That code is not right. You can try {count} more times.': {
        one: 'Dieser Code ist falsch. Sie haben noch einen Versuch.',
        other: 'Dieser Code ist falsch. Sie haben noch {count} Versuche.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Dieser Link gilt ab dem {instant}. Bis dahin kann niemand das Konto nutzen.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Dieser Link gilt ab dem {instant}. Bis dahin lässt sich der Vorgang über die bisherige Adresse stoppen.',
    },
  },

  fieldTexts: {
    'About you': 'Über Sie',
    'A few words about yourself.': 'Ein paar Worte über sich selbst.',
    'Time zone': 'Zeitzone',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Für Apps, die Ihnen Datum und Uhrzeit zeigen. Die Zeitzone dieses Geräts steht an erster Stelle. Oder geben Sie eine Stadt ein, etwa Paris.',
    Language: 'Sprache',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Für Apps in mehreren Sprachen. Wählen Sie eine aus oder geben Sie ihr Kürzel ein, etwa pt-BR.',
    'so that lessons fit you': 'damit die Lektionen zu Ihnen passen',
    'Software background': 'Erfahrung mit Software',
    'What have you worked with? Choose any.': 'Womit haben Sie schon gearbeitet? Mehrere sind möglich.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Sprachmodelle',
    'Hardware access': 'Verfügbare Hardware',
    'What can you get your hands on? Choose any.': 'Worauf haben Sie Zugriff? Mehrere sind möglich.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitree-Roboter',
    'Experience level': 'Erfahrungsstufe',
    'How much have you done with robots so far?': 'Wie viel haben Sie schon mit Robotern gemacht?',
    'New to it': 'Ganz neu',
    Beginner: 'Grundkenntnisse',
    Intermediate: 'Mittel',
    Advanced: 'Fortgeschritten',
    Expert: 'Sehr erfahren',
  },

  roles: {
    teacher: 'Lehrkraft',
    moderator: 'Moderation',
  },
});
